import type { Day } from '../calendar.ts';
import { seatLabels } from '../register/seats.ts';
import type { Member } from '../register/register.ts';
import { byPlace, markOf, officeSigners, paperHead, paperKinds } from './paper.ts';
import type { Paper, PaperContext, Signers } from './paper.ts';
import { committeesIn, memberName, officeIn, orderOf } from './register-facts.ts';
import type { CommitteeFacts, PaperOrder } from './register-facts.ts';

export interface RegisterMember {
  name: string;
  position: string;
  group: string;
  village: number | null;
  tambon: string;
  phone: string | null;
  sex: Member['sex'];
  since: Day | null;
  note: string | null;
}

export interface RegisterCentre {
  name: string;
  place: string;
  office: string | null;
  phone: string | null;
  foundedYear: number | null;
  /** Null when the register is not accepted. */
  order: PaperOrder | null;
  members: RegisterMember[];
}

export interface DistrictRegister {
  district: string;
  centres: RegisterCentre[];
  totals: { members: number };
  signers: Signers;
}

export type DistrictRegisterPaper = Paper<'register-district', DistrictRegister>;

/** Enclosure 2 of a district: a list of its committees, then a page for each committee. */
export function districtRegister(
  facts: readonly CommitteeFacts[],
  context: PaperContext,
): DistrictRegisterPaper {
  const committees = committeesIn(facts).toSorted((a, b) => byPlace(a.duty, b.duty));
  const centres = committees.map(centreOf);
  return {
    layout: 'register-district',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: facts.map(({ duty }) => duty) }),
        enclosure: paperKinds.register.enclosure,
        title: 'แบบรายงานทะเบียนข้อมูลคณะกรรมการศูนย์ประสานงานองค์การชุมชน (ศอช.)',
        source: `ทะเบียนกรรมการ อำเภอ${context.district}`,
      }),
      district: context.district,
      centres,
      totals: { members: centres.reduce((sum, { members }) => sum + members.length, 0) },
      signers: officeSigners(context),
    },
  };
}

function centreOf(committee: CommitteeFacts): RegisterCentre {
  const { duty, place, answers, members, tambon } = committee;
  return {
    name: duty.centreName,
    place,
    ...officeIn(answers),
    order: orderOf(committee),
    members: members.map((member) => memberOf(member, tambon)),
  };
}

/** A member's own tambon is stored only when it differs from the tambon of the centre. */
function memberOf(member: Member, tambon: string): RegisterMember {
  const { position, group, village, phone, sex, since } = member;
  return {
    name: memberName(member),
    position: seatLabels[position],
    group,
    village,
    tambon: member.tambon || tambon,
    phone,
    sex,
    since,
    note: null,
  };
}

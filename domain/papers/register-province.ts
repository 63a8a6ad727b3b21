import type { Day } from '../calendar.ts';
import { byPlace, isAccepted, markOf, officeSigners, paperHead, paperKinds } from './paper.ts';
import type { Paper, PaperContext, Signers } from './paper.ts';
import { committeesIn, countSex, memberName, orderOf } from './register-facts.ts';
import type { CommitteeFacts } from './register-facts.ts';

/** The state of a committee's appointment order on the day of the paper. */
export type CommitteeState = 'standing' | 'expired' | 'inProgress' | 'notSent';

const sumKeys = [
  'centres',
  'sent',
  'standing',
  'expired',
  'inProgress',
  'members',
  'male',
  'female',
] as const;
export type RegisterSums = Record<(typeof sumKeys)[number], number>;

export interface ListedCommittee {
  /** Empty for the province's own committee. */
  district: string;
  name: string;
  chair: string;
  secretary: string;
  phone: string | null;
  members: number | null;
  number: string | null;
  date: Day | null;
  termTo: Day | null;
  state: CommitteeState;
}

export interface ProvinceRegister {
  rows: ({ name: string } & RegisterSums)[];
  totals: RegisterSums;
  list: ListedCommittee[];
  signers: Signers;
}

export type ProvinceRegisterPaper = Paper<'register-province', ProvinceRegister>;

/** Enclosure 2 of the province: totals of the districts, then a line for each committee. */
export function provinceRegister(
  facts: readonly CommitteeFacts[],
  context: PaperContext,
): ProvinceRegisterPaper {
  const head = paperHead(context, {
    mark: markOf({ duties: facts.map(({ duty }) => duty) }),
    enclosure: paperKinds.register.enclosure,
    title: `ทะเบียนข้อมูลคณะกรรมการศูนย์ประสานงานองค์การชุมชน (ศอช.) จังหวัด${context.province}`,
    source: `ทะเบียนกรรมการ จังหวัด${context.province}`,
  });
  const committees = committeesIn(facts).toSorted((a, b) => byPlace(a.duty, b.duty));
  const districts = [...Map.groupBy(committees, districtName)];
  return {
    layout: 'register-province',
    data: {
      ...head,
      rows: districts.map(([name, group]) => ({
        name: name === '' ? 'ระดับจังหวัด' : name,
        ...sumsOf(group, head.asOf),
      })),
      totals: sumsOf(committees, head.asOf),
      list: committees.map((committee) => listedOf(committee, head.asOf)),
      signers: officeSigners(context),
    },
  };
}

function districtName({ duty }: CommitteeFacts): string {
  return duty.level === 'province' ? '' : duty.districtName;
}

function sumsOf(committees: readonly CommitteeFacts[], today: Day): RegisterSums {
  const members = committees.flatMap((committee) => committee.members);
  const inState = (state: CommitteeState): number =>
    committees.filter((committee) => stateOf(committee, today) === state).length;
  return {
    centres: committees.length,
    sent: committees.filter(({ duty }) => isAccepted(duty)).length,
    standing: inState('standing'),
    expired: inState('expired'),
    inProgress: inState('inProgress'),
    members: members.length,
    male: countSex(members, 'male'),
    female: countSex(members, 'female'),
  };
}

function stateOf(committee: CommitteeFacts, today: Day): CommitteeState {
  const order = orderOf(committee);
  if (!order) return 'notSent';
  if (order.termTo === null) return 'inProgress';
  return order.termTo < today ? 'expired' : 'standing';
}

function listedOf(committee: CommitteeFacts, today: Day): ListedCommittee {
  const { duty, members } = committee;
  const order = orderOf(committee);
  const seat = (position: 'chair' | 'secretary') =>
    members.find((member) => member.position === position);
  const [chair, secretary] = [seat('chair'), seat('secretary')];
  return {
    district: districtName(committee),
    name: duty.centreName,
    chair: chair ? memberName(chair) : '',
    secretary: secretary ? memberName(secretary) : '',
    phone: chair?.phone ?? null,
    members: order ? members.length : null,
    number: order?.number ?? null,
    date: order?.date ?? null,
    termTo: order?.termTo ?? null,
    state: stateOf(committee, today),
  };
}

import type { Links } from '#bot/links.ts';
import { atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { newDutyFields } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyForActor } from '#domain/duty/viewer-role.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import type { Actor, Grant } from '#domain/permissions.ts';
import { viewDuty } from '#use-cases/duties/duty-views.ts';
import { uuidOf } from '../seed/invent.ts';

/** The invented places and people of the sample cards. */
export interface SampleNames {
  centre: string;
  secondCentre: string;
  district: string;
  province: string;
  person: string;
  officer: string;
  head: string;
  office: string;
  place: string;
  comment: string;
}

export const usualNames: SampleNames = {
  centre: 'งิ้ว',
  secondCentre: 'เวียง',
  district: 'เทิง',
  province: 'เชียงราย',
  person: 'นางจันทร์ดี สมมุติ',
  officer: 'นางสาวดาว ทดลอง',
  head: 'นายภูผา ตัวอย่าง',
  office: 'สำนักงานพัฒนาชุมชนอำเภอเทิง',
  place: 'ศาลาประชาคมหมู่ 3',
  comment: 'ยอดเงินคงเหลือไม่ตรงกับสมุดบัญชี กรุณาตรวจอีกครั้ง',
};

/** Names that are at least as long as real names of places, people and offices. All are invented. */
export const longNames: SampleNames = {
  centre: 'ศรีสำราญราษฎร์พัฒนาเฉลิมพระเกียรติ',
  secondCentre: 'หนองบัวลำภูใหม่สามัคคีธรรมราชนครินทร์',
  district: 'เฉลิมพระเกียรติราชนครินทร์ตัวอย่าง',
  province: 'พระนครสมมุติอยุธยามหาราชธานี',
  person: 'ว่าที่ร้อยตรีหญิง พรรณวรจิราลักษณ์ สมมุติวงศ์พิพัฒน์ไพศาลสกุล ณ ตัวอย่าง',
  officer: 'ว่าที่ร้อยตรี กิตติพงศ์พัฒนะ ทดลองวัฒนไพบูลย์กิจเจริญ',
  head: 'นางสาวสุวิชญาณัฏฐ์พิชชา ตัวอย่างเจริญรุ่งเรืองกิจไพศาล',
  office: 'สำนักงานพัฒนาชุมชนอำเภอเฉลิมพระเกียรติราชนครินทร์ตัวอย่าง จังหวัดพระนครสมมุติอยุธยามหาราชธานี',
  place: 'ศาลาอเนกประสงค์เฉลิมพระเกียรติ บ้านศรีสำราญราษฎร์พัฒนาสามัคคีธรรม หมู่ที่ 12 ข้างวัดศรีสำราญราษฎร์บำรุง',
  comment:
    'ยอดเงินคงเหลือของกลุ่มออมทรัพย์เพื่อการผลิตไม่ตรงกับสมุดบัญชีเงินฝากธนาคารที่แนบมา กรุณาตรวจอีกครั้งและแนบสำเนาหน้าที่มีรายการล่าสุดด้วย',
};

export interface SampleWorld {
  names: SampleNames;
  links: Links;
  now: Date;
  today: Day;
  delivery: string;
  duties: ReturnType<typeof sampleDuties>;
  /** The duty as a committee member or an officer of the tambon sees it. */
  view(duty: Duty, actor?: Actor): DutyView;
}

const tambon = '570401';
const grant = (role: Grant['role'], areaCode: Grant['areaCode']): Grant => ({
  role,
  areaCode,
  centre: null,
  seat: null,
});
const actorIn = (role: Grant['role'], areaCode: Grant['areaCode']): Actor => ({
  person: uuidOf(`gallery:${role}`),
  grants: [grant(role, areaCode)],
});

export const sampleActors = {
  member: {
    person: uuidOf('gallery:member'),
    grants: [{ role: 'member', areaCode: tambon, centre: `t${tambon}`, seat: 'chair' }],
  },
  officer: actorIn('officer', tambon),
  head: actorIn('districtHead', '5704'),
  province: actorIn('province', '57'),
} as const satisfies Record<string, Actor>;

export const sampleNow = atBangkok('2024-12-23', '08:30');

export function createSampleWorld(names: SampleNames, links: Links): SampleWorld {
  const now = sampleNow;
  return {
    names,
    links,
    now,
    today: '2024-12-23',
    delivery: uuidOf('gallery:delivery'),
    duties: sampleDuties(names),
    view: (duty, actor = sampleActors.officer) => ({
      ...viewDuty({ actor, now }, { ...dutyForActor(actor, { duty, now }), progress: null }),
      progress: duty.state === 'draft' ? { done: 14, total: 23 } : null,
    }),
  };
}

/** The centre's duties, one in each state that a card can show. */
function sampleDuties(names: SampleNames) {
  const asked = extensionOf(names, 'asked');
  return {
    register: dutyOf(names, { obligation: 'committee-register', form: 'committee-register' }),
    grading: dutyOf(names, { obligation: 'grading', form: 'grading', clause: '4', state: 'draft' }),
    late: dutyOf(names, {
      obligation: 'grading-second',
      form: 'grading',
      clause: '4',
      centre: 't570402',
      areaCode: '570402',
      centreName: names.secondCentre,
      dueOn: '2024-12-18',
      districtDueOn: '2024-12-16',
    }),
    meeting: dutyOf(names, {
      obligation: 'committee-meeting',
      form: 'meeting-report',
      clause: '2',
      rounds: 2,
      dueOn: '2025-03-31',
      districtDueOn: '2025-03-27',
    }),
    returned: dutyOf(names, {
      obligation: 'register-returned',
      form: 'committee-register',
      state: 'returned',
      revision: 1,
      returnDueOn: '2024-12-27',
      returnNote: { text: names.comment, count: 2, by: names.head, at: sampleNow },
    }),
    inReview: dutyOf(names, {
      obligation: 'register-in-review',
      form: 'committee-register',
      state: 'inReview',
      reviewAt: 'district',
      revision: 1,
      submittedAt: sampleNow,
    }),
    accepted: dutyOf(names, {
      obligation: 'plan-mission',
      form: 'plan-mission',
      clause: '5',
      state: 'accepted',
      revision: 1,
      submittedAt: sampleNow,
      reachedProvinceAt: sampleNow,
      judgedDueOn: '2025-09-30',
      acceptedAt: sampleNow,
    }),
    asked: dutyOf(names, {
      obligation: 'grading-asked',
      form: 'grading',
      clause: '4',
      extension: asked,
    }),
    granted: dutyOf(names, {
      obligation: 'grading-granted',
      form: 'grading',
      clause: '4',
      extension: extensionOf(names, 'granted'),
    }),
    refused: dutyOf(names, {
      obligation: 'grading-refused',
      form: 'grading',
      clause: '4',
      extension: extensionOf(names, 'refused'),
    }),
  };
}

type Change = Pick<Duty, 'obligation' | 'form'> & Partial<Duty>;

function dutyOf(names: SampleNames, change: Change): Duty {
  return {
    ...newDutyFields,
    id: `${chiangRai2568.id}.${change.obligation}.1.t${tambon}`,
    letter: chiangRai2568.id,
    clause: '1',
    round: 1,
    rounds: 1,
    extra: false,
    centre: `t${tambon}`,
    centreName: names.centre,
    districtName: names.district,
    level: 'tambon',
    areaCode: tambon,
    fiscalYear: 2568,
    opensOn: '2024-12-06',
    dateBasis: 'letter',
    dueOn: '2024-12-25',
    districtDueOn: '2024-12-24',
    ...change,
  };
}

function extensionOf(
  names: SampleNames,
  state: 'asked' | 'granted' | 'refused',
): NonNullable<Duty['extension']> {
  const isDecided = state !== 'asked';
  return {
    state,
    dueOn: '2025-01-08',
    originalDueOn: '2024-12-25',
    reason: 'น้ำท่วมหรือภัยพิบัติในพื้นที่',
    askedBy: sampleActors.officer.person,
    askedAt: sampleNow,
    askedByName: names.officer,
    decidedBy: isDecided ? sampleActors.province.person : null,
    decidedAt: isDecided ? sampleNow : null,
    ...(isDecided ? { decidedByName: names.head } : {}),
    decisionReason: state === 'refused' ? 'ยังมีเวลาพอตามกำหนดเดิม' : null,
  };
}

import type { Day } from '#domain/calendar.ts';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { ReviewStage, Duty, Extension } from '#domain/duty/duty.ts';
import type { AuditRow } from '#models/audit.ts';
import type { Comment } from '#models/comments.ts';
import { hashOf, uuidOf } from './invent.ts';
import type { Persona } from './people.ts';

/** The progress of a seeded duty at the start of the demo. */
type Stage =
  | 'todo'
  /** The duty is not started, and has a request for more time that is not decided. */
  | 'asked'
  | 'draft'
  | 'atDistrict'
  | 'atProvince'
  | 'returned'
  /** The report was returned, and its comment was answered. */
  | 'answered'
  | 'accepted';

export interface Past {
  duty: Duty;
  stage: Stage;
  audit: AuditRow[];
  comments: Comment[];
}

/** Only reports due by this day have a history. In addition, one committee has reported early. */
const beganDueOn = '2024-12-25';
/** The last working days before the demo's first morning, which is Wed 18 Dec 2567. */
const lastDays = ['2024-12-11', '2024-12-12', '2024-12-13', '2024-12-16', '2024-12-17'] as const;

/**
 * The progress of the duties of the eight people on the first page, by district: obligation, round,
 * tambon.
 */
const districtStages: Readonly<Record<string, Readonly<Record<string, Stage>>>> = {
  เทิง: {
    'committee-register 1 งิ้ว': 'returned',
    'grading 1 งิ้ว': 'draft',
    'committee-register 1 ปล้อง': 'atDistrict',
    'grading 1 ปล้อง': 'todo',
    'committee-register 1 เวียง': 'accepted',
    'grading 1 เวียง': 'atProvince',
    'committee-register 1 หงาว': 'atDistrict',
    'committee-register 1 ตับเต่า': 'atDistrict',
  },
  พาน: {
    'committee-register 1 ธารทอง': 'answered',
    'committee-meeting 1 แม่อ้อ': 'accepted',
    'committee-meeting 2 แม่อ้อ': 'accepted',
    'extra-meeting-report 1 แม่อ้อ': 'atDistrict',
  },
  แม่ฟ้าหลวง: { 'grading 1 เทอดไทย': 'asked' },
};

/** The centre that has reported both demanded meetings and one more. */
export const eagerCentre = 't570502';

function stageOf(duty: Duty): Stage {
  const place = duty.centreName.replace('ศอช.ต.', '');
  const told = districtStages[duty.districtName]?.[`${duty.obligation} ${duty.round} ${place}`];
  if (told) return told;
  if (duty.dueOn !== beganDueOn) return 'todo';
  const share = hashOf(`stage:${duty.id}`) % 100;
  if (share < 34) return 'accepted';
  if (share < 46) return 'atProvince';
  if (share < 62) return duty.level === 'tambon' ? 'atDistrict' : 'atProvince';
  if (share < 67) return 'returned';
  return share < 80 ? 'draft' : 'todo';
}

interface Cast {
  worker: Persona;
  head: Persona | undefined;
  province: Persona;
}

/**
 * The people who act on a duty in the demo: the officer of the place, the head of the district, the
 * province.
 */
export function castOf(duty: Duty, people: readonly Persona[]): Cast | null {
  const holding = (role: string, code: string) =>
    people.find((person) =>
      person.grants.some((held) => held.role === role && held.areaCode === code),
    );
  const head = holding('districtHead', districtOf(duty.areaCode));
  const province = holding('province', provinceOf(duty.areaCode));
  const worker = { tambon: holding('officer', duty.areaCode), district: head, province }[
    duty.level
  ];
  return worker && province ? { worker, head, province } : null;
}

/** The duty in its seeded state, with the audit rows that led to it. */
export function pastOf(duty: Duty, cast: Cast): Past {
  const stage = stageOf(duty);
  const past: Past = { duty, stage, audit: [], comments: [] };
  if (stage === 'todo') return past;
  if (stage === 'asked') return asked(past, cast);
  if (stage === 'draft') return { ...past, duty: { ...duty, state: 'draft', version: 1 } };
  const day = hashOf(`day:${duty.id}`) % 3;
  const sentAt = instant(lastDays[day], duty.id);
  const sent = {
    ...duty,
    submission: uuidOf(`submission:${duty.id}`),
    revision: 1,
    submittedBy: cast.worker.id,
    submittedAt: sentAt,
    version: 2,
  };
  past.audit.push(row({ duty, at: sentAt, by: cast.worker, action: 'duty.submit' }));
  if (stage === 'atDistrict')
    return { ...past, duty: { ...sent, state: 'inReview', reviewAt: 'district' } };
  if (stage === 'returned') return returned(past, { sent, cast });
  if (stage === 'answered') return answered(returned(past, { sent, cast }), cast);
  return onward(past, { sent, cast, day });
}

interface Sent {
  sent: Duty;
  cast: Cast;
}

function onward(past: Past, { sent, cast, day }: Sent & { day: number }): Past {
  const reachedAt =
    sent.level === 'tambon' ? instant(lastDays[day + 1], `${sent.id}:forward`) : sent.submittedAt;
  const audit = [...past.audit];
  if (sent.level === 'tambon' && cast.head && reachedAt) {
    audit.push(row({ duty: sent, at: reachedAt, by: cast.head, action: 'duty.forward' }));
  }
  const reached: Duty = {
    ...sent,
    state: 'inReview',
    reviewAt: 'province',
    reachedProvinceAt: reachedAt,
    judgedDueOn: sent.dueOn,
  };
  if (past.stage === 'atProvince') return { ...past, audit, duty: reached };
  const acceptedAt = instant(lastDays[day + 2], `${sent.id}:accept`);
  audit.push(row({ duty: sent, at: acceptedAt, by: cast.province, action: 'duty.accept' }));
  return { ...past, audit, duty: { ...reached, state: 'accepted', reviewAt: null, acceptedAt } };
}

function returned(past: Past, { sent, cast }: Sent): Past {
  const at = instant('2024-12-17', `${sent.id}:return`);
  const desk: ReviewStage = sent.level === 'tambon' ? 'district' : 'province';
  const by = desk === 'district' ? (cast.head ?? cast.province) : cast.province;
  const said =
    sent.obligation === 'committee-register'
      ? { path: 'orderNo', text: 'เลขที่คำสั่งไม่ตรงกับรูปคำสั่ง' }
      : { path: 'i1-2', text: 'คะแนนข้อนี้สูงกว่าทะเบียนองค์การสมาชิก กรุณาตรวจอีกครั้ง' };
  const comment: Comment = {
    id: uuidOf(`comment:${sent.id}`),
    duty: sent.id,
    areaCode: sent.areaCode,
    revision: 1,
    ...said,
    by: by.id,
    desk,
    at,
    resolvedIn: null,
    replies: [],
  };
  return {
    ...past,
    comments: [comment],
    audit: [...past.audit, row({ duty: sent, at, by, action: 'duty.return', note: said.text })],
    duty: {
      ...sent,
      state: 'returned',
      reviewAt: null,
      returnDueOn: addDays('2024-12-17', 3),
      returnNote: { text: said.text, count: 1, by: by.name, at },
    },
  };
}

function answered(past: Past, { worker }: Cast): Past {
  const { duty } = past;
  const at = instant('2024-12-17', `${duty.id}:reply`);
  const text = 'เลขที่ตามคำสั่งฉบับใหม่ รูปที่แนบเป็นฉบับเดิม จะแนบรูปใหม่ภายในวันศุกร์';
  const reply = {
    id: uuidOf(`reply:${duty.id}`),
    by: worker.id,
    role: 'officer' as const,
    text,
    at,
  };
  return {
    ...past,
    comments: past.comments.map((comment) => ({ ...comment, replies: [reply] })),
    audit: [...past.audit, row({ duty, at, by: worker, action: 'comment.reply', note: text })],
  };
}

function asked(past: Past, { worker }: Cast): Past {
  const { duty } = past;
  const at = instant('2024-12-17', `${duty.id}:ask`);
  const reason = 'ถนนขึ้นดอยถูกตัดขาด กรรมการยังลงพื้นที่ประเมินไม่ได้';
  const extension: Extension = {
    state: 'asked',
    dueOn: '2025-01-08',
    originalDueOn: duty.dueOn,
    reason,
    askedBy: worker.id,
    askedAt: at,
    decidedBy: null,
    decidedAt: null,
  };
  return {
    ...past,
    duty: { ...duty, extension, version: 1 },
    audit: [...past.audit, row({ duty, at, by: worker, action: 'extension.ask', note: reason })],
  };
}

/** A time within the office hours of the day, at a different minute for every duty. */
function instant(day: Day | undefined, key: string): Date {
  const morning = atBangkok(day ?? '2024-12-17', '09:00').getTime();
  return new Date(morning + (hashOf(key) % (6 * 60)) * 60_000);
}

function row(of: { duty: Duty; at: Date; by: Persona; action: string; note?: string }): AuditRow {
  return {
    id: uuidOf(`audit:${of.duty.id}:${of.action}`),
    at: of.at,
    by: of.by.id,
    role: of.by.grants[0]?.role ?? null,
    action: of.action,
    subject: of.duty.id,
    areaCode: of.duty.areaCode,
    channel: 'app',
    note: of.note ?? null,
  };
}

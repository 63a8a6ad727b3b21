import type { Day } from '../calendar.ts';
import type { MemberChoice } from '../fields/field.ts';
import { meetingLimits } from '../meeting/meeting-limits.ts';
import { formatDay, thaiTime } from '../thai/date.ts';
import { toLatinDigits } from '../thai/number.ts';
import { splitPersonName } from '../thai/person-name.ts';
import { dayIn, peopleIn, timesIn } from './said-values.ts';
import { findWord, wordsOf } from './words.ts';

/** What the chat asks for a meeting report, in this order. */
export const meetingQuestions = [
  'heldOn',
  'present',
  'startAt',
  'endAt',
  'place',
  'chairedBy',
  'agenda',
  'photos',
] as const;
export type MeetingQuestion = (typeof meetingQuestions)[number];

/** A question as it stands open: the agenda is asked piece by piece. */
export const openMeetingQuestions = [
  ...meetingQuestions,
  'resolution',
  'agendaMore',
  'summary',
] as const;
export type OpenMeetingQuestion = (typeof openMeetingQuestions)[number];

/** What the report has so far, and what is known of the centre. */
export interface MeetingFacts {
  today: Day;
  /** The day of the meeting reported before; the next one cannot be earlier. */
  lastHeldOn: Day | null;
  lastPlace: string;
  members: readonly MemberChoice[];
  heldOn: Day | null;
  present: number;
  startAt: string;
  endAt: string;
  place: string;
  chairedBy: number;
  /** Topics with their resolutions. */
  agenda: number;
  photos: number;
}

/** A typed answer: values by field, a part of one, words that it ends with, or what is wrong. */
export type MeetingReading =
  | { kind: 'values'; values: Readonly<Record<string, unknown>> }
  | { kind: 'agenda'; topic: string; resolution: string }
  | { kind: 'topic'; topic: string }
  | { kind: 'next' }
  | { kind: 'wrong'; why: string };

/** The first question without an answer, from this one on; the summary when all are answered. */
export function nextMeetingQuestion(
  facts: MeetingFacts,
  from: MeetingQuestion | 'summary',
): MeetingQuestion | 'summary' {
  if (from === 'summary') return 'summary';
  const rest = meetingQuestions.slice(meetingQuestions.indexOf(from));
  return rest.find((question) => isUnanswered(facts, question)) ?? 'summary';
}

function isUnanswered(facts: MeetingFacts, question: MeetingQuestion): boolean {
  const value = facts[question];
  return value === null || value === '' || value === 0;
}

/** The question before this one, for ย้อนกลับ. */
export function questionBefore(question: OpenMeetingQuestion): MeetingQuestion {
  if (question === 'resolution' || question === 'agendaMore') return 'agenda';
  if (question === 'summary') return 'photos';
  return meetingQuestions[Math.max(0, meetingQuestions.indexOf(question) - 1)] ?? 'heldOn';
}

/** The question behind this one, for ข้าม and after an answer. */
export function questionAfter(question: OpenMeetingQuestion): MeetingQuestion | 'summary' {
  if (question === 'resolution' || question === 'agendaMore') return 'photos';
  if (question === 'summary') return 'summary';
  return meetingQuestions[meetingQuestions.indexOf(question) + 1] ?? 'summary';
}

/** The question that a correction names: แก้วันที่, แก้สถานที่. Null when it names none. */
export function questionNamed(typed: string): MeetingQuestion | null {
  return named.find(([, words]) => words.test(typed))?.[0] ?? null;
}

const named: readonly (readonly [MeetingQuestion, RegExp])[] = [
  ['endAt', /เลิก|สิ้นสุด/],
  ['startAt', /เวลา|เริ่ม|โมง/],
  ['heldOn', /วัน/],
  ['place', /สถานที่|ที่ประชุม|ที่ไหน/],
  ['chairedBy', /ประธาน/],
  ['present', /ผู้มา|คนมา|รายชื่อ|กรรมการ|มาครบ|ขาด/],
  ['agenda', /วาระ|มติ|เรื่อง/],
  ['photos', /รูป|ภาพ/],
];

/**
 * True when the text can be an answer. A sentence that asks for something else (ต.งิ้วเหลืออะไร) is carried out
 * instead of being called a wrong date. Free words are always an answer.
 */
export function mayAnswer(question: OpenMeetingQuestion, typed: string, today: Day): boolean {
  switch (question) {
    case 'heldOn':
      return dayIn(typed, today) !== null;
    case 'startAt':
    case 'endAt':
      return timesIn(typed).length > 0;
    case 'present':
      return peopleIn(typed) !== null || everybody.test(typed) || absent.test(typed);
    default:
      return true;
  }
}

/** Reads a typed answer to a question. Never guesses: an unclear answer says what to type. */
export function readMeetingAnswer(
  question: OpenMeetingQuestion,
  typed: string,
  of: { facts: MeetingFacts; topic: string },
): MeetingReading {
  return readers[question](typed.trim(), of);
}

type Reader = (typed: string, of: { facts: MeetingFacts; topic: string }) => MeetingReading;

const readers: Record<OpenMeetingQuestion, Reader> = {
  heldOn: (typed, { facts }) => readDay(typed, facts),
  present: (typed, { facts }) => readPresent(typed, facts),
  startAt: (typed) => readStart(typed),
  endAt: (typed, { facts }) => readEnd(typed, facts),
  place: (typed, { facts }) => readPlace(typed, facts),
  chairedBy: (typed, { facts }) => readChair(typed, facts),
  agenda: (typed, { facts }) => readAgenda(typed, facts),
  agendaMore: (typed, { facts }) =>
    noMore.test(typed) ? { kind: 'next' } : readAgenda(typed, facts),
  resolution: (typed, { topic }) => agendaItem(topic, typed),
  photos: (typed, { facts }) =>
    facts.photos > 0 && noMore.test(typed)
      ? { kind: 'next' }
      : wrong('ส่งรูปในแชตนี้ได้เลย อย่างน้อย 1 รูป แล้วกดเลือกรายงานนี้'),
  summary: () => wrong('กด “ส่งรายงาน” เพื่อส่ง หรือพิมพ์ “แก้ไข” เพื่อเปลี่ยนคำตอบ'),
};

const noMore = /^(?:หมด|ไม่มี|พอ|จบ|ครบแล้ว|แค่นี้|เท่านี้|ส่งแล้ว|ส่งครบ|ต่อไป)/;

function wrong(why: string): MeetingReading {
  return { kind: 'wrong', why };
}

function readDay(typed: string, facts: MeetingFacts): MeetingReading {
  const day = dayIn(typed, facts.today);
  if (!day) return wrong('อ่านวันที่ไม่ออก พิมพ์ได้ เช่น วันนี้ เมื่อวาน 12 ม.ค. 68 หรือ 12/1/68');
  return heldOnReading(day, facts);
}

/** A day, typed or picked, as the answer to วันประชุม. */
export function heldOnReading(day: Day, { today, lastHeldOn }: MeetingFacts): MeetingReading {
  if (day > today)
    return wrong(
      `${formatDay(day, 'full')} ยังไม่ถึง วันประชุมต้องไม่เกินวันนี้ ${formatDay(today, 'medium')}`,
    );
  if (lastHeldOn && day <= lastHeldOn)
    return wrong(`รายงานครั้งก่อนประชุมวันที่ ${formatDay(lastHeldOn, 'medium')} ครั้งนี้ต้องหลังวันนั้น`);
  return { kind: 'values', values: { heldOn: day } };
}

const everybody = /^(?:มา)?(?:กัน)?(?:ครบ|ทุกคน|หมด|ครบทุกคน|ครบหมด)/;
const absent = /ขาด|ไม่มา|ลา(?!น)/;

function readPresent(typed: string, { members }: MeetingFacts): MeetingReading {
  if (members.length === 0) return wrong('ยังไม่มีรายชื่อกรรมการในทะเบียน กรุณากรอกผู้มาประชุมในแบบ');
  const all = members.map(({ id }) => id);
  const names = namedMembers(typed, members);
  if (absent.test(typed) && names.length > 0 && names.length < all.length)
    return { kind: 'values', values: { present: all.filter((id) => !names.includes(id)) } };
  if (names.length > 0) return { kind: 'values', values: { present: names } };
  if (everybody.test(typed)) return { kind: 'values', values: { present: all } };
  const count = peopleIn(typed) ?? bareNumber(typed);
  if (count === all.length) return { kind: 'values', values: { present: all } };
  if (count !== null && count > all.length)
    return wrong(`ในทะเบียนมีกรรมการ ${all.length} คน ผู้เข้าร่วมอื่นกรอกในแบบได้ กรรมการมากี่คน`);
  if (count !== null)
    return wrong(
      `มา ${count} จาก ${all.length} คน ใครไม่มา พิมพ์ “ขาด” แล้วตามด้วยชื่อ เช่น ขาด ${firstName(members)}`,
    );
  return wrong(`พิมพ์ “มาครบ” หรือ “ขาด” แล้วตามด้วยชื่อผู้ที่ไม่มา เช่น ขาด ${firstName(members)}`);
}

function bareNumber(typed: string): number | null {
  const found = /^\s*(\d{1,3})\s*$/.exec(toLatinDigits(typed));
  return found ? Number(found[1]) : null;
}

function firstName(members: readonly MemberChoice[]): string {
  const name = members.at(-1)?.name ?? '';
  return givenName(name);
}

/** The given name without prefix: how people name one another. */
function givenName(name: string): string {
  return withoutPrefix(name).split(/\s/)[0] ?? name;
}

function withoutPrefix(name: string): string {
  const { first, last } = splitPersonName(name);
  return `${first} ${last}`.trim();
}

/** Members whose given name the text has; a name that two share needs the family name too. */
function namedMembers(typed: string, members: readonly MemberChoice[]): string[] {
  const words = wordsOf(typed);
  const given = members.map(({ name }) => givenName(name));
  return members
    .filter(({ name }, at) => {
      const isShared = given.filter((other) => other === given[at]).length > 1;
      return findWord(words, isShared ? withoutPrefix(name) : (given[at] ?? name)) !== null;
    })
    .map(({ id }) => id);
}

function readStart(typed: string): MeetingReading {
  const [start, end] = timesIn(typed);
  if (start === undefined) return wrong('อ่านเวลาไม่ออก พิมพ์ได้ เช่น 9 โมง 13.30 น. หรือ 9.00-12.00');
  if (end !== undefined && end > start)
    return { kind: 'values', values: { startAt: start, endAt: end } };
  return { kind: 'values', values: { startAt: start } };
}

function readEnd(typed: string, { startAt }: MeetingFacts): MeetingReading {
  const end = timesIn(typed).at(-1);
  if (end === undefined) return wrong('อ่านเวลาไม่ออก พิมพ์ได้ เช่น เที่ยง 12.00 น. หรือ บ่ายสาม');
  if (startAt !== '' && end <= startAt)
    return wrong(`เริ่มประชุม ${thaiTime(startAt)} เวลาเลิกต้องหลังเวลานั้น`);
  return { kind: 'values', values: { endAt: end } };
}

function readPlace(typed: string, { lastPlace }: MeetingFacts): MeetingReading {
  if (/^(?:ที่เดิม|เดิม|เหมือนเดิม)/.test(typed))
    return lastPlace === ''
      ? wrong('ยังไม่มีสถานที่ของครั้งก่อน พิมพ์ชื่อสถานที่ เช่น ศาลากลางบ้าน หมู่ 3')
      : { kind: 'values', values: { place: lastPlace } };
  const place = typed.replace(/^(?:ประชุม)?ที่\s*/, '').trim();
  if (place.length < 2) return wrong('พิมพ์ชื่อสถานที่ เช่น ศาลากลางบ้าน หมู่ 3');
  return place.length > meetingLimits.place
    ? wrong(`ชื่อสถานที่ยาวเกิน ${meetingLimits.place} ตัวอักษร กรุณาพิมพ์ให้สั้นลง`)
    : { kind: 'values', values: { place } };
}

function readChair(typed: string, { members }: MeetingFacts): MeetingReading {
  const [chair, second] = namedMembers(typed, members);
  return chair !== undefined && second === undefined
    ? { kind: 'values', values: { chairedBy: [chair] } }
    : wrong(`พิมพ์ชื่อกรรมการที่เป็นประธานในที่ประชุม หนึ่งคน เช่น ${firstName(members)}`);
}

/** A topic, and in the same text its resolution behind the word มติ. */
function readAgenda(typed: string, { agenda }: MeetingFacts): MeetingReading {
  if (agenda >= meetingLimits.agenda)
    return wrong(`บันทึกได้ไม่เกิน ${meetingLimits.agenda} เรื่อง พิมพ์ “หมดแล้ว” เพื่อไปข้อถัดไป`);
  const [before = '', ...behind] = typed.split(/มติ(?:ที่ประชุม)?\s*[:：]?\s*/);
  const topic = before.replace(/^(?:เรื่อง|วาระ(?:ที่)?\s*\d*)\s*[:：]?\s*/, '').trim();
  const resolution = behind.join('มติ').trim();
  if (topic.length < 2) return wrong('พิมพ์เรื่องที่ประชุม เช่น การดูแลผู้สูงอายุ มติ เยี่ยมบ้านเดือนละครั้ง');
  if (topic.length > meetingLimits.topic)
    return wrong(`เรื่องยาวเกิน ${meetingLimits.topic} ตัวอักษร พิมพ์ชื่อเรื่องสั้น ๆ แล้วพิมพ์ “มติ” ตามด้วยมติ`);
  return resolution === '' ? { kind: 'topic', topic } : agendaItem(topic, resolution);
}

function agendaItem(topic: string, resolution: string): MeetingReading {
  return resolution.length > meetingLimits.resolution
    ? wrong(`มติยาวเกิน ${meetingLimits.resolution} ตัวอักษร กรุณาพิมพ์ให้สั้นลง`)
    : { kind: 'agenda', topic, resolution };
}

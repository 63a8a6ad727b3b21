import * as z from 'zod/mini';
import { dayIn, textAfterTimes, timeIn } from '../chat/said-values.ts';
import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { meetingLimits } from './meeting-limits.ts';
import { maxReason, planProblem } from './planned-meeting.ts';
import { problemTexts } from '../problem-texts.ts';

export const planQuestions = ['on', 'startAt', 'place', 'reason', 'confirm'] as const;
export type PlanQuestion = (typeof planQuestions)[number];

/** What the chat has heard of a meeting that is announced, changed or cancelled. */
export const planDraftSchema = z.object({
  /** The id of the meeting; made with the dialogue for a new one. */
  meeting: z.string(),
  centre: z.string(),
  centreName: z.string(),
  mode: z.enum(['announce', 'change', 'cancel']),
  /** The state of the meeting that the person was shown. */
  sequence: z.int(),
  on: z.nullable(daySchema),
  startAt: z.string(),
  place: z.string(),
  reason: z.string(),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;
type PlanValues = Partial<Pick<PlanDraft, 'on' | 'startAt' | 'place' | 'reason'>>;

/** The first question without an answer; `confirm` when all are answered. */
export function nextPlanQuestion(draft: PlanDraft): PlanQuestion {
  if (draft.mode === 'cancel') return draft.reason === '' ? 'reason' : 'confirm';
  if (draft.on === null) return 'on';
  if (draft.startAt === '') return 'startAt';
  return draft.place === '' ? 'place' : 'confirm';
}

/** The question before this one, for ย้อนกลับ. */
export function planQuestionBefore(question: PlanQuestion, { mode }: PlanDraft): PlanQuestion {
  if (mode === 'cancel') return 'reason';
  if (question === 'confirm') return 'place';
  return question === 'place' ? 'startAt' : 'on';
}

/** The question that a correction names: แก้เวลา, แก้สถานที่. Null when it names none. */
export function planQuestionNamed(typed: string): PlanQuestion | null {
  return named.find(([, words]) => words.test(typed))?.[0] ?? null;
}

const named: readonly (readonly [PlanQuestion, RegExp])[] = [
  ['startAt', /เวลา|โมง/],
  ['place', /สถานที่|ที่ประชุม|ที่ไหน/],
  ['on', /วัน/],
  ['reason', /เหตุผล/],
];

/** Day, time and place as a sentence says them: แจ้งประชุม 15 ม.ค. 68 13.30 น. ห้องประชุม อบต. */
export function planIn(typed: string, today: Day): PlanValues {
  const [on, startAt] = [dayIn(typed, today), timeIn(typed)];
  const place = startAt === null ? '' : placeIn(textAfterTimes(typed));
  return {
    ...(on === null ? {} : { on }),
    ...(startAt === null ? {} : { startAt }),
    ...(place === '' ? {} : { place }),
  };
}

/** Behind the hour stands the place, if it is longer than a polite word. */
function placeIn(behind: string): string {
  const place = behind.replace(/^\s*(?:ณ|ที่|สถานที่)\s*/, '').trim();
  const isPolite = /^(?:นะ|ครับ|ค่ะ|คะ|จ้า|ด้วย)/.test(place);
  return isPolite || place.length < 3 ? '' : place.slice(0, meetingLimits.place);
}

export type PlanReading = { kind: 'values'; values: PlanValues } | { kind: 'wrong'; why: string };

/** Reads a typed answer. An unclear one says what to type. */
export function readPlanAnswer(
  question: PlanQuestion,
  typed: string,
  { today }: { today: Day },
): PlanReading {
  const text = typed.trim();
  const said = planIn(text, today);
  switch (question) {
    case 'on':
      return said.on ? values(said) : wrong('อ่านวันที่ไม่ออก พิมพ์ได้ เช่น 15 ม.ค. 68 หรือ พุธหน้า');
    case 'startAt':
      return said.startAt
        ? values({ startAt: said.startAt })
        : wrong('อ่านเวลาไม่ออก พิมพ์ได้ เช่น 9 โมง หรือ 13.30 น.');
    case 'place':
      return textReading('place', text, { most: meetingLimits.place, example: 'ศาลากลางบ้าน หมู่ 3' });
    case 'reason':
      return textReading('reason', text, { most: maxReason, example: 'ประธานติดราชการ' });
    default:
      return Object.keys(said).length > 0
        ? values(said)
        : wrong('กดปุ่มเพื่อแจ้ง หรือพิมพ์ “แก้ไข” เพื่อเปลี่ยน');
  }
}

function textReading(
  field: 'place' | 'reason',
  text: string,
  { most, example }: { most: number; example: string },
): PlanReading {
  if (text.length < 2) return wrong(`พิมพ์เป็นข้อความ เช่น ${example}`);
  return text.length > most
    ? wrong(`ยาวเกิน ${most} ตัวอักษร กรุณาพิมพ์ให้สั้นลง`)
    : values({ [field]: text });
}

function values(said: PlanValues): PlanReading {
  return { kind: 'values', values: said };
}

function wrong(why: string): PlanReading {
  return { kind: 'wrong', why };
}

/** What is wrong with the time, said when it is answered and not at the end; null when nothing is. */
export function timeProblem({ on, startAt }: PlanDraft, now: Date): string | null {
  if (on === null) return null;
  const problem = planProblem(
    { on, startAt: startAt === '' ? '23:59' : startAt },
    { now, taken: [] },
  );
  return problem && problemTexts[problem].message;
}

/** True when a text can be the answer; another sentence is carried out instead. */
export function mayAnswerPlan(question: PlanQuestion, typed: string, today: Day): boolean {
  if (question === 'place' || question === 'reason') return true;
  return Object.keys(planIn(typed, today)).length > 0;
}

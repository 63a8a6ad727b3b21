import * as z from 'zod/mini';
import { addDays, atBangkok, bangkokDay, daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { ProblemCode } from '../problem.ts';
import { meetingLimits } from './meeting-limits.ts';
import { formatDay, thaiTime } from '../thai/date.ts';
import { untypedText } from '../untyped-text.ts';

/** A mistyped year would remind people a year late. */
export const maxDaysAhead = 366;
export const maxReason = 300;

const timeSchema = untypedText().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
export const reasonSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxReason));

/** When and where the members are asked to come. */
export const meetingPlanSchema = z.object({
  on: daySchema,
  startAt: timeSchema,
  place: z.string().check(z.trim(), z.minLength(1), z.maxLength(meetingLimits.place)),
});
export type MeetingPlan = z.infer<typeof meetingPlanSchema>;

/** A meeting named in a report has no time; one planned ahead has. */
export interface MeetingTime {
  on: Day;
  startAt: string;
}

/** พุธที่ 15 มกราคม พ.ศ. 2568 เวลา 13.30 น. */
export function meetingTimeText({ on, startAt }: MeetingTime): string {
  return formatDay(on, 'full') + (startAt === '' ? '' : ` เวลา ${thaiTime(startAt)}`);
}

export function isSamePlan(a: MeetingPlan, b: MeetingPlan): boolean {
  return a.on === b.on && a.startAt === b.startAt && a.place === b.place;
}

/** Why members cannot be asked to come then; null when they can. `taken`: days of the centre's other meetings. */
export function planProblem(
  { on, startAt }: MeetingTime,
  { now, taken }: { now: Date; taken: readonly Day[] },
): ProblemCode | null {
  if (atBangkok(on, startAt) <= now) return 'meeting-past';
  if (on > addDays(bangkokDay(now), maxDaysAhead)) return 'meeting-far';
  return taken.includes(on) ? 'meeting-taken' : null;
}

/** True until the meeting's day is over. */
export function isAhead({ on }: { on: Day }, now: Date): boolean {
  return on >= bangkokDay(now);
}

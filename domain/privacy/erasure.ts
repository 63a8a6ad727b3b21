import * as z from 'zod/mini';
import { addDays, bangkokDay, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { limits } from '../limits.ts';

/**
 * `granted` lasts until the person has been told and the data is erased. The person can make a
 * request `withdrawn`. After `refused` a new request is allowed.
 */
export const erasureStateSchema = z.enum(['asked', 'withdrawn', 'refused', 'granted', 'erased']);
export type ErasureState = z.infer<typeof erasureStateSchema>;

/** The last day to answer a request (PDPA section 30). */
export function answerDueOn(askedAt: Date): Day {
  return addDays(bangkokDay(askedAt), limits.erasure.answerDays);
}

/** Days left to answer; negative when the time is over. */
export function daysLeft({ dueOn }: { dueOn: Day }, now: Date): number {
  return daysBetween(bangkokDay(now), dueOn);
}

/** Days from the request to the answer; 0 when both were on one day. */
export function daysToAnswer({ askedAt }: { askedAt: Date }, decidedAt: Date): number {
  return Math.max(0, daysBetween(bangkokDay(askedAt), bangkokDay(decidedAt)));
}

/** The province is reminded of an unanswered request this many days before the last day. */
const reminderDays = [10, 5, 2, 0] as const;

/**
 * The reminder that is due: how many days before the last day it belongs to. Null before the first
 * one. If the job misses a day, the reminder is only sent later.
 */
export function reminderOf(request: { dueOn: Day }, now: Date): number | null {
  const left = daysLeft(request, now);
  return reminderDays.findLast((days) => left <= days) ?? null;
}

/** How long the erasure waits at most for the person to be told the decision. */
const maxNoticeDays = 7;

interface Granted {
  state: ErasureState;
  decidedAt: Date | null;
}

/**
 * Whether to erase now. The undo period must be over, and the message must be sent, have failed, or
 * have waited long enough.
 */
export function isErasable(
  { state, decidedAt }: Granted,
  { now, isTold, undoMs }: { now: Date; isTold: boolean; undoMs: number },
): boolean {
  if (state !== 'granted' || decidedAt === null) return false;
  const waited = now.getTime() - decidedAt.getTime();
  return waited >= undoMs && (isTold || waited >= maxNoticeDays * 86_400_000);
}

export const proposedReply =
  'ลบชื่อ เบอร์โทร บัญชีไลน์ และข้อความของท่านแล้ว ทะเบียนคงไว้เฉพาะตำแหน่งและช่วงเวลา ส่วนรายงานที่ส่งแล้วเป็นเอกสารราชการ คงไว้โดยไม่มีชื่อท่าน';

import * as z from 'zod/mini';
import { addDays, bangkokDay, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { limits } from '../limits.ts';

/**
 * `granted` until the person has heard of it and the data is erased. `withdrawn` by the person. After
 * `refused` a person may ask again.
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

/** Days before the last day on which the province is reminded of a request without an answer. */
const reminderDays = [10, 5, 2, 0] as const;

/**
 * The reminder whose time has come: how many days before the last day. Null before the first one. A day
 * without the job changes only when it is sent.
 */
export function reminderOf(request: { dueOn: Day }, now: Date): number | null {
  const left = daysLeft(request, now);
  return reminderDays.findLast((days) => left <= days) ?? null;
}

/** Longest wait for the person to hear of the decision before the data is erased. */
const maxNoticeDays = 7;

interface Granted {
  state: ErasureState;
  decidedAt: Date | null;
}

/** Whether to erase now: undo is over, and the message is sent, failed or has waited long enough. */
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

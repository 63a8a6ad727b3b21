import { bangkokDay, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import * as z from 'zod/mini';
import type { Duty } from './duty.ts';

/**
 * Finds reports that may come late. There are only two rules, so that an officer can check them by
 * hand: the centre was often late before, or it has not begun while most others have.
 */
export const lateRules = {
  /** Only duties due within these days are named; a longer period would name too many. */
  withinDays: 30,
  /**
   * The centre was late in at least this share of its earlier reports. It must have at least two of
   * them.
   */
  pastShare: 0.5,
  leastPast: 2,
  /**
   * At least this share of the other centres has begun, and this share of the reporting period has
   * passed.
   */
  begunShare: 0.5,
  timeShare: 0.5,
  leastOthers: 2,
} as const;

/** Why a report may come late. */
export const lateReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('past'), late: z.int(), total: z.int() }),
  z.object({ kind: z.literal('notBegun'), begunPercent: z.int(), daysLeft: z.int() }),
]);
export type LateReason = z.infer<typeof lateReasonSchema>;

/** An owed duty that is with its centre. */
export type LateCandidate = Pick<
  Duty,
  'id' | 'centre' | 'letter' | 'obligation' | 'round' | 'state' | 'opensOn' | 'dueOn'
>;

export interface Lateness {
  /** For each centre: how many earlier reports are past their date, and how many of them were late. */
  past: ReadonlyMap<string, { total: number; late: number }>;
  /** For each round (roundKey): how many reports it has, and how many are begun. */
  rounds: ReadonlyMap<string, { total: number; begun: number }>;
  today: Day;
}

export function roundKey({
  letter,
  obligation,
  round,
}: Pick<Duty, 'letter' | 'obligation' | 'round'>) {
  return `${letter}.${obligation}.${round}`;
}

export interface LikelyLate<T extends LateCandidate> {
  duty: T;
  reasons: LateReason[];
}

/**
 * The duties that may come late, with all reasons. Those with more reasons come first, then those
 * with less time.
 */
export function likelyLate<T extends LateCandidate>(
  duties: readonly T[],
  lateness: Lateness,
): LikelyLate<T>[] {
  return duties
    .filter(({ opensOn, dueOn }) => isInWindow({ opensOn, dueOn }, lateness.today))
    .map((duty) => ({
      duty,
      reasons: [...pastReason(duty, lateness), ...notBegunReason(duty, lateness)],
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (a, b) =>
        b.reasons.length - a.reasons.length ||
        a.duty.dueOn.localeCompare(b.duty.dueOn) ||
        a.duty.id.localeCompare(b.duty.id),
    );
}

function isInWindow({ opensOn, dueOn }: Pick<Duty, 'opensOn' | 'dueOn'>, today: Day): boolean {
  const left = daysBetween(today, dueOn);
  return opensOn <= today && left >= 0 && left <= lateRules.withinDays;
}

function pastReason({ centre }: LateCandidate, { past }: Lateness): LateReason[] {
  const count = past.get(centre);
  return count && wasOftenLate(count) ? [{ kind: 'past', ...count }] : [];
}

export function wasOftenLate({ total, late }: { total: number; late: number }): boolean {
  return total >= lateRules.leastPast && late / total >= lateRules.pastShare;
}

/** Whether most other centres have begun, seen from a centre that has not. */
export function haveMostOthersBegun({ total, begun }: { total: number; begun: number }): boolean {
  const others = total - 1;
  return others >= lateRules.leastOthers && begun / others >= lateRules.begunShare;
}

function notBegunReason(duty: LateCandidate, { rounds, today }: Lateness): LateReason[] {
  if (duty.state !== 'todo') return [];
  const { total, begun } = rounds.get(roundKey(duty)) ?? { total: 0, begun: 0 };
  if (!haveMostOthersBegun({ total, begun })) return [];
  const length = Math.max(1, daysBetween(duty.opensOn, duty.dueOn));
  if (daysBetween(duty.opensOn, today) / length < lateRules.timeShare) return [];
  const begunPercent = Math.round((100 * begun) / (total - 1));
  return [{ kind: 'notBegun', begunPercent, daysLeft: daysBetween(today, duty.dueOn) }];
}

/** A reason in the words of an officer. */
export function lateReasonText(reason: LateReason): string {
  if (reason.kind === 'past') return `ก่อนหน้านี้ส่งช้า ${reason.late} จาก ${reason.total} เรื่อง`;
  const left = reason.daysLeft === 0 ? 'ครบกำหนดวันนี้' : `เหลือ ${reason.daysLeft} วัน`;
  return `ยังไม่เริ่ม ขณะที่ ศอช. อื่นเริ่มแล้ว ${reason.begunPercent}% (${left})`;
}

type Judged = Pick<Duty, 'state' | 'dueOn' | 'reachedProvinceAt'>;

/**
 * Whether the report turned out late: it reached the province after its date, or its date has passed
 * without it.
 */
export function wasLate({ state, dueOn, reachedProvinceAt }: Judged, today: Day): boolean {
  if (state === 'waived') return false;
  return (reachedProvinceAt ? bangkokDay(reachedProvinceAt) : today) > dueOn;
}

/** How often the forecast was right, over the rounds whose date has passed. */
export interface LateRecord {
  /** Reports that the forecast named before their date, and how many of them were late. */
  named: number;
  namedLate: number;
  /** All reports that were late in these rounds. */
  late: number;
}

/** How often the forecast was right for the named duties; null before the date of any has passed. */
export function lateRecord(
  named: readonly Judged[],
  { late, today }: { late: number; today: Day },
): LateRecord | null {
  const judged = named.filter(({ state, dueOn }) => state !== 'waived' && dueOn < today);
  if (judged.length === 0) return null;
  const namedLate = judged.filter((duty) => wasLate(duty, today)).length;
  return { named: judged.length, namedLate, late: Math.max(late, namedLate) };
}

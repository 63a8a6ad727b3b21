import { bangkokDay, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { assigneeOf } from './duty.ts';
import type { Duty } from './duty.ts';

/**
 * For how many days the duty has been waiting: since its date when overdue, since it arrived when in
 * review, since its return when returned, otherwise since it opened. Null when it needs no action or
 * is not open yet.
 */
export function waitingDays(duty: Duty, today: Day): number | null {
  const since = waitingSince(duty, today);
  return since === null || since > today ? null : daysBetween(since, today);
}

function waitingSince(duty: Duty, today: Day): Day | null {
  const holder = assigneeOf(duty);
  if (holder === 'nobody') return null;
  const arrived = holder === 'province' ? duty.reachedProvinceAt : duty.submittedAt;
  if (duty.state === 'inReview') return arrived === null ? null : bangkokDay(arrived);
  if (duty.state === 'returned' && duty.returnNote) return bangkokDay(duty.returnNote.at);
  if (duty.extra) return null;
  return duty.dueOn < today ? duty.dueOn : duty.opensOn;
}

import type { Duty } from './duty.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

interface Act {
  by: string;
  now: Date;
  reason: string;
}

/**
 * Whether the province may reopen the duty: accepted ones, and those it waived itself. The duties of
 * a closed centre come back when the centre is reopened.
 */
export function canReopen({ state, waiver }: Pick<Duty, 'state' | 'waiver'>): boolean {
  return state === 'accepted' || (state === 'waived' && waiver?.endedFrom === undefined);
}

/**
 * Reopens a duty. An accepted report returns to review at the province; a waived duty returns to
 * its earlier state.
 */
export function reopen(duty: Duty, act: Act): Outcome {
  if (!canReopen(duty)) return { refused: 'wrong-state' };
  if (act.reason.trim() === '') return { refused: 'reason-required' };
  const next: Duty =
    duty.state === 'accepted'
      ? { ...duty, state: 'inReview', reviewAt: 'province', acceptedAt: null }
      : { ...duty, ...beforeWaiver(duty), waiver: null };
  return { duty: withUndo(duty, { ...act, kind: 'reopen', next }) };
}

/**
 * Older waivers do not store the earlier state. It is derived from what was submitted and returned.
 */
function beforeWaiver(duty: Duty): Pick<Duty, 'state' | 'reviewAt'> {
  const { waiver, revision, returnDueOn, reachedProvinceAt } = duty;
  if (waiver?.from) return waiver.from;
  if (revision === 0) return { state: 'todo', reviewAt: null };
  if (returnDueOn !== null) return { state: 'returned', reviewAt: null };
  return { state: 'inReview', reviewAt: reachedProvinceAt === null ? 'district' : 'province' };
}

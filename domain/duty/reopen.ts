import type { Duty } from './duty.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

interface Act {
  by: string;
  now: Date;
  reason: string;
}

/** What the province may open again: accepted, or waived by itself. A closed centre has its own way back. */
export function canReopen({ state, waiver }: Pick<Duty, 'state' | 'waiver'>): boolean {
  return state === 'accepted' || (state === 'waived' && waiver?.endedFrom === undefined);
}

/** An accepted report is read at the province again; a waived duty is where it was before. */
export function reopen(duty: Duty, act: Act): Outcome {
  if (!canReopen(duty)) return { refused: 'wrong-state' };
  if (act.reason.trim() === '') return { refused: 'reason-required' };
  const next: Duty =
    duty.state === 'accepted'
      ? { ...duty, state: 'inReview', reviewAt: 'province', acceptedAt: null }
      : { ...duty, ...beforeWaiver(duty), waiver: null };
  return { duty: withUndo(duty, { ...act, kind: 'reopen', next }) };
}

/** Older waivers do not say where it was; what was sent and returned tells it. */
function beforeWaiver(duty: Duty): Pick<Duty, 'state' | 'reviewAt'> {
  const { waiver, revision, returnDueOn, reachedProvinceAt } = duty;
  if (waiver?.from) return waiver.from;
  if (revision === 0) return { state: 'todo', reviewAt: null };
  if (returnDueOn !== null) return { state: 'returned', reviewAt: null };
  return { state: 'inReview', reviewAt: reachedProvinceAt === null ? 'district' : 'province' };
}

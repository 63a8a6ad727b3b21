import type { Day } from '../calendar.ts';
import { bangkokDay } from '../calendar.ts';
import { findNamesake } from './closing.ts';
import type { Centre } from './centre.ts';
import type { Duty } from '../duty/duty.ts';
import type { ProblemCode } from '../problem.ts';

interface Reopening {
  centre: Centre;
  /** Every centre of the province: names are never used twice at once. */
  centres: readonly Centre[];
  /** Its duties under letters in force. */
  duties: readonly Duty[];
  /** What those letters would demand of it, were it open. */
  planned: readonly Duty[];
  now: Date;
}

export interface Reopened {
  centre: Centre;
  /** Ended with the centre, and owed again: as they were. */
  back: Duty[];
  /** Ended with the centre, in a round that is over by now: they stay ended. */
  over: Duty[];
  /** Demanded while it was closed, and still to come due. */
  added: Duty[];
}

/**
 * A closed centre opens again. What its closing ended comes back where it can still be in time, in the
 * state it was in; nobody begins with a debt. Meetings called off and seats moved do not come back.
 */
export function reopenedCentre(of: Reopening): Reopened | { refused: ProblemCode } {
  const { centre, centres, duties } = of;
  if (centre.closedOn === null) return { refused: 'wrong-state' };
  if (findNamesake(centre, centres)) return { refused: 'centre-exists' };
  const today = bangkokDay(of.now);
  const ended = duties.flatMap((duty) => awoken(duty) ?? []);
  const known = new Set(duties.map((duty) => duty.id));
  const { closing: _closing, ...rest } = centre;
  return {
    centre: { ...rest, closedOn: null, reopenedOn: today },
    back: ended.filter((duty) => isInTime(duty, today)),
    over: ended.filter((duty) => !isInTime(duty, today)),
    added: of.planned.filter((duty) => !known.has(duty.id) && isInTime(duty, today)),
  };
}

function isInTime({ dueOn }: Duty, today: Day): boolean {
  return dueOn >= today;
}

/** As it was before its centre ended it; null when it was anything else that did. */
function awoken(duty: Duty): Duty | null {
  const state = duty.waiver?.endedFrom;
  if (duty.state !== 'waived' || !state) return null;
  return { ...duty, state, waiver: null };
}

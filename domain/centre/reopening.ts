import type { Day } from '../calendar.ts';
import { bangkokDay } from '../calendar.ts';
import { findNamesake } from './closing.ts';
import type { Centre } from './centre.ts';
import type { Duty } from '../duty/duty.ts';
import type { ProblemCode } from '../problem.ts';

interface Reopening {
  centre: Centre;
  /** All centres of the province. They are needed because two open centres may not share a name. */
  centres: readonly Centre[];
  /** The centre's duties under the letters in force. */
  duties: readonly Duty[];
  /** Duties that those letters would plan if the centre were open. */
  planned: readonly Duty[];
  now: Date;
}

export interface Reopened {
  centre: Centre;
  /** Duties waived by the closing that are owed again, with their state from before the closing. */
  back: Duty[];
  /** Duties waived by the closing that stay waived because their round is over. */
  over: Duty[];
  /** Duties that were demanded while the centre was closed and are not due yet. */
  added: Duty[];
}

/**
 * Opens a closed centre again. Duties waived by the closing get their earlier state back if they can
 * still be on time, so that the centre does not start with overdue duties. Cancelled meetings and
 * moved seats do not come back.
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

/** The duty as it was before its centre closed; null when it was waived for another reason. */
function awoken(duty: Duty): Duty | null {
  const state = duty.waiver?.endedFrom;
  if (duty.state !== 'waived' || !state) return null;
  return { ...duty, state, waiver: null };
}

import { daysBetween } from './calendar.ts';
import type { Day } from './calendar.ts';
import { holderOf } from './duty/duty.ts';
import type { Duty } from './duty/duty.ts';
import type { Seen } from './duty/viewer-role.ts';

/** Where a place stands, the most urgent first; a place has one state, its worst. */
export const boardStates = ['overdue', 'returned', 'near', 'review', 'clear'] as const;
export type BoardState = (typeof boardStates)[number];

export interface BoardLine {
  state: BoardState;
  places: string[];
}

const nearDays = 7;

/** The board of an area: every place once, under its worst state; lines without a place are left out. */
export function boardOf(
  seen: readonly Seen[],
  { today, placeOf }: { today: Day; placeOf: (duty: Duty) => string },
): BoardLine[] {
  const worst = new Map<string, number>();
  for (const one of seen) {
    if (one.duty.extra || one.duty.archived || one.duty.state === 'waived') continue;
    const place = placeOf(one.duty);
    const rank = boardStates.indexOf(stateOf(one, today));
    worst.set(place, Math.min(rank, worst.get(place) ?? rank));
  }
  const names = [...worst.keys()].toSorted((a, b) => a.localeCompare(b, 'th'));
  return boardStates
    .map((state, rank) => ({ state, places: names.filter((name) => worst.get(name) === rank) }))
    .filter(({ places }) => places.length > 0);
}

function stateOf({ duty, standing, dueOn }: Seen, today: Day): BoardState {
  const holder = holderOf(duty);
  if (standing === 'overdue') return 'overdue';
  if (standing === 'returned') return 'returned';
  if (holder === 'district' || holder === 'province') return 'review';
  const open = holder === 'centre' && standing !== 'closed';
  return open && daysBetween(today, dueOn) <= nearDays ? 'near' : 'clear';
}

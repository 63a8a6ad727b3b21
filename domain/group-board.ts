import { daysBetween } from './calendar.ts';
import type { Day } from './calendar.ts';
import { assigneeOf } from './duty/duty.ts';
import type { Duty } from './duty/duty.ts';
import type { DutyForActor } from './duty/viewer-role.ts';

/**
 * The states of a place, most urgent first. A place with several duties has the most urgent state of
 * them.
 */
export const groupBoardStates = ['overdue', 'returned', 'near', 'review', 'clear'] as const;
export type GroupBoardState = (typeof groupBoardStates)[number];

export interface GroupBoardLine {
  state: GroupBoardState;
  places: string[];
}

const nearDays = 7;

/**
 * The board of an area. Each place is listed once, under its most urgent state. States without places
 * are left out.
 */
export function groupBoardOf(
  seen: readonly DutyForActor[],
  { today, placeOf }: { today: Day; placeOf: (duty: Duty) => string },
): GroupBoardLine[] {
  const worst = new Map<string, number>();
  for (const view of seen) {
    if (view.duty.extra || view.duty.archived || view.duty.state === 'waived') continue;
    const place = placeOf(view.duty);
    const rank = groupBoardStates.indexOf(stateOf(view, today));
    worst.set(place, Math.min(rank, worst.get(place) ?? rank));
  }
  const names = [...worst.keys()].toSorted((a, b) => a.localeCompare(b, 'th'));
  return groupBoardStates
    .map((state, rank) => ({ state, places: names.filter((name) => worst.get(name) === rank) }))
    .filter(({ places }) => places.length > 0);
}

function stateOf({ duty, standing, dueOn }: DutyForActor, today: Day): GroupBoardState {
  const holder = assigneeOf(duty);
  if (standing === 'overdue') return 'overdue';
  if (standing === 'returned') return 'returned';
  if (holder === 'district' || holder === 'province') return 'review';
  const open = holder === 'centre' && standing !== 'closed';
  return open && daysBetween(today, dueOn) <= nearDays ? 'near' : 'clear';
}

/** True when no place has open work. */
export function isAllGreen(lines: readonly GroupBoardLine[]): boolean {
  return lines.every(({ state }) => state === 'clear');
}

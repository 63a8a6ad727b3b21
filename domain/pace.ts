import { addDays, daysBetween, isWorkingDay, workingDayOnOrBefore } from './calendar.ts';
import type { Day } from './calendar.ts';

/** How many reports of one round arrived on each day. */
export interface RoundArrivals {
  dueOn: Day;
  opensOn: Day;
  /** The number of duties, without those waived. */
  total: number;
  arrived: readonly { day: Day; count: number }[];
}

interface When {
  today: Day;
  holidays: ReadonlySet<Day>;
}

/**
 * Groups the rounds by due date. For each date: how many reports have reached the province by each
 * working day, and how many would have if they arrived evenly from the opening to the due date.
 */
export function pacesOf(rounds: readonly RoundArrivals[], when: When) {
  return [...Map.groupBy(rounds, ({ dueOn }) => dueOn)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([dueOn, group]) => paceOf(dueOn, { group, when }));
}

function paceOf(dueOn: Day, { group, when }: { group: readonly RoundArrivals[]; when: When }) {
  const opensOn = group.map((round) => round.opensOn).reduce((a, b) => (a < b ? a : b), dueOn);
  const days = workingDays(opensOn, dueOn, when.holidays);
  const passed = days.filter((day) => day <= when.today).length;
  const total = group.reduce((sum, round) => sum + round.total, 0);
  const arrivals = group.flatMap(({ arrived }) => arrived);
  const reachedBy = (day: Day): number =>
    arrivals.reduce((sum, { day: on, count }) => (on <= day ? sum + count : sum), 0);
  const reached = reachedBy(when.today);
  const expected = days.length === 0 ? 0 : Math.round((total * passed) / days.length);
  return {
    dueOn,
    opensOn,
    days: days.length,
    passed,
    total,
    reached,
    expected,
    behind: expected - reached,
    /**
     * How many reports had arrived by each past working day. Arrivals on a weekend count on the next
     * working day.
     */
    points: days.slice(0, passed).map((day) => ({ day, reached: reachedBy(day) })),
  };
}

function workingDays(from: Day, to: Day, holidays: ReadonlySet<Day>): Day[] {
  const length = Math.max(0, daysBetween(from, to)) + 1;
  return Array.from({ length }, (_, at) => addDays(from, at)).filter((day) =>
    isWorkingDay(day, holidays),
  );
}

/** The last working day before today. Changes since the morning of that day are shown as new. */
export function lastWorkingDay({ today, holidays }: When): Day {
  return workingDayOnOrBefore(addDays(today, -1), holidays);
}

import { addDays, daysBetween, isWorkingDay, workingDayOnOrBefore } from './calendar.ts';
import type { Day } from './calendar.ts';

/** Arrivals of one round, by day. */
export interface RoundArrivals {
  dueOn: Day;
  opensOn: Day;
  /** Duties without those waived. */
  total: number;
  arrived: readonly { day: Day; count: number }[];
}

interface When {
  today: Day;
  holidays: ReadonlySet<Day>;
}

/**
 * The rounds of each date: how many reports have reached the province by each working day, and how
 * many would have if they came evenly on every working day from the opening to the date.
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
    /** Reached by the end of each working day that has begun. A weekend belongs to the day after. */
    points: days.slice(0, passed).map((day) => ({ day, reached: reachedBy(day) })),
  };
}

function workingDays(from: Day, to: Day, holidays: ReadonlySet<Day>): Day[] {
  const length = Math.max(0, daysBetween(from, to)) + 1;
  return Array.from({ length }, (_, at) => addDays(from, at)).filter((day) =>
    isWorkingDay(day, holidays),
  );
}

/** The working day before today; changes since its morning are new. */
export function lastWorkingDay({ today, holidays }: When): Day {
  return workingDayOnOrBefore(addDays(today, -1), holidays);
}

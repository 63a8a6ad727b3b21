import type { Day } from '#domain/calendar.ts';
import * as z from 'zod/mini';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { columnKey } from '#domain/overview.ts';
import { viewRoleOf } from '#domain/duty/viewer-role.ts';
import type { CalendarRound } from '#models/duty-calendar.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** กำหนดส่ง: the due dates of the year by clause, with the actor's progress. */
export const readCalendar = query({
  name: 'calendar.read',
  input: z.object({}),
  run: async (env) => {
    const today = bangkokDay(env.now);
    const [rounds, letters] = await Promise.all([
      roundsInReach(env),
      env.stores.letters.inForce(env.actor.grants.map((grant) => grant.areaCode)),
    ]);
    const numbers = new Map(letters.map((letter) => [letter.id, letter.number]));
    const dates = rounds.flatMap((round) => dateOf(env, { round, today, numbers }));
    return {
      today,
      fiscalYear: yearInView(
        letters.map((letter) => letter.fiscalYear),
        today,
      ),
      letters: letters.map(({ id, number, date, subject }) => ({ id, number, date, subject })),
      dates: dates.toSorted(
        (a, b) => a.dueOn.localeCompare(b.dueOn) || a.clause.localeCompare(b.clause),
      ),
    };
  },
});

function roundsInReach({ stores, actor }: UseCaseContext): Promise<CalendarRound[]> {
  // Only members and officers fill in the reports of single tambons, which have dates of their own.
  const isWorker = actor.grants.some(({ role }) => role === 'member' || role === 'officer');
  return stores.duties.calendarOfScopes(
    actor.grants.map((grant) =>
      grant.role === 'member' ? { centre: grant.centre ?? '' } : { within: grant.areaCode },
    ),
    isWorker ? 'tambon' : 'district',
  );
}

interface DatedRound {
  round: CalendarRound;
  today: Day;
  numbers: ReadonlyMap<string, string>;
}

function dateOf({ actor }: UseCaseContext, { round, today, numbers }: DatedRound) {
  const { letter, clause, form, dateBasis, counts } = round;
  const dated = counts.map(({ centre, dueOn, districtDueOn, ...place }) => {
    const view = viewRoleOf(actor, { ...place, centre: centre ?? '', form });
    return { dueOn: view === 'worker' ? districtDueOn : dueOn, provinceDueOn: dueOn };
  });
  const [nearest] = dated.toSorted(
    (a, b) => a.dueOn.localeCompare(b.dueOn) || a.provinceDueOn.localeCompare(b.provinceDueOn),
  );
  if (!nearest) return [];
  const counted = counts.filter(({ state }) => state !== 'waived');
  const sent = counted.filter(({ state }) => state === 'accepted' || state === 'inReview');
  return [
    {
      key: columnKey(round),
      ...nearest,
      dateBasis,
      letter: { id: letter, number: numbers.get(letter) ?? '' },
      clause,
      form,
      title: dutyTitle({ ...round, extra: false }),
      done: sum(sent),
      total: sum(counted),
      daysLeft: daysBetween(today, nearest.dueOn),
    },
  ];
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

import type { Day } from '#domain/calendar.ts';
import * as z from 'zod/mini';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { columnKey } from '#domain/overview.ts';
import { viewRoleOf } from '#domain/duty/viewer-role.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** กำหนดส่ง: the due dates of the year by clause, with the actor's progress. */
export const readCalendar = query({
  name: 'calendar.read',
  input: z.object({}),
  run: async (env) => {
    const today = bangkokDay(env.now);
    const duties = await dutiesInReach(env);
    const letters = await env.stores.letters.inForce(
      env.actor.grants.map((grant) => grant.areaCode),
    );
    const numbers = new Map(letters.map((letter) => [letter.id, letter.number]));
    const dates = [...Map.groupBy(duties, columnKey).values()].flatMap((group) =>
      dateOf(env, { group, today, numbers }),
    );
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

function dutiesInReach({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  return stores.duties.demandedOfScopes(
    actor.grants.map((grant) =>
      grant.role === 'member' ? { centre: grant.centre ?? '' } : { within: grant.areaCode },
    ),
  );
}

interface Round {
  group: Duty[];
  today: Day;
  numbers: ReadonlyMap<string, string>;
}

function dateOf({ actor }: UseCaseContext, { group, today, numbers }: Round) {
  const dated = group.map((duty) => ({
    duty,
    dueOn: viewRoleOf(actor, duty) === 'worker' ? duty.districtDueOn : duty.dueOn,
  }));
  const [nearest] = dated.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (!nearest) return [];
  const { duty: first, dueOn } = nearest;
  const counted = group.filter((duty) => duty.state !== 'waived');
  return [
    {
      key: columnKey(first),
      dueOn,
      provinceDueOn: first.dueOn,
      dateBasis: first.dateBasis,
      letter: { id: first.letter, number: numbers.get(first.letter) ?? '' },
      clause: first.clause,
      form: first.form,
      title: dutyTitle(first),
      done: counted.filter((duty) => duty.state === 'accepted' || duty.state === 'inReview').length,
      total: counted.length,
      daysLeft: daysBetween(today, dueOn),
    },
  ];
}

import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { silenceWindowMs, silentDaysOf } from '#domain/people/silence.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';

interface Reminded {
  /** Consecutive mornings without an answer. */
  silentDays: number;
  /** The day of the last reminder; null if there was none lately. */
  remindedOn: Day | null;
}

/** How these people answered their reminders, by person id. Committee members get no digests. */
export async function remindersOf(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  people: readonly Person[],
): Promise<Map<string, Reminded>> {
  const officials = people.filter(
    ({ following, grants }) => following && grants.some(({ role }) => role !== 'member'),
  );
  const reminders = await stores.deliveries.remindersTo(
    officials.map(({ id }) => id),
    new Date(now.getTime() - silenceWindowMs),
  );
  const byPerson = Map.groupBy(reminders, ({ person }) => person);
  return new Map(
    officials.map(({ id, lastActiveAt }) => {
      const sent = (byPerson.get(id) ?? []).flatMap(({ sentAt, acknowledgedAt, seenAt }) =>
        sentAt ? [{ sentAt, answeredAt: acknowledgedAt ?? seenAt }] : [],
      );
      const days = sent.map(({ sentAt }) => bangkokDay(sentAt)).toSorted();
      const silentDays = silentDaysOf(sent, { lastActiveAt, now });
      return [id, { silentDays, remindedOn: days.at(-1) ?? null }];
    }),
  );
}

/** For each of these people, by id, on how many consecutive mornings they have not answered. */
export async function silenceOf(
  env: Pick<UseCaseContext, 'stores' | 'now'>,
  people: readonly Person[],
): Promise<Map<string, number>> {
  const reminders = await remindersOf(env, people);
  return new Map([...reminders].map(([id, { silentDays }]) => [id, silentDays]));
}

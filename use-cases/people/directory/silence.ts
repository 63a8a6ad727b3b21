import { silenceWindowMs, silentDaysOf } from '#domain/people/silence.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';

/** For how many mornings each of these people has not answered, by id. Committee members get no digests. */
export async function silenceOf(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  people: readonly Person[],
): Promise<Map<string, number>> {
  const officials = people.filter(
    ({ following, grants }) => following && grants.some(({ role }) => role !== 'member'),
  );
  const digests = await stores.deliveries.digestsTo(
    officials.map(({ id }) => id),
    new Date(now.getTime() - silenceWindowMs),
  );
  const byPerson = Map.groupBy(digests, ({ person }) => person);
  return new Map(
    officials.map(({ id, lastActiveAt }) => {
      const sent = (byPerson.get(id) ?? []).flatMap(({ sentAt, acknowledgedAt, seenAt }) =>
        sentAt ? [{ sentAt, answeredAt: acknowledgedAt ?? seenAt }] : [],
      );
      return [id, silentDaysOf(sent, { lastActiveAt, now })];
    }),
  );
}

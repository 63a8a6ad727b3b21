import { bangkokDay } from '#domain/calendar.ts';
import { reachOf } from '#domain/people/directory.ts';
import { silenceWindowMs } from '#domain/people/silence.ts';
import type { Person } from '#models/persons.ts';
import { silenceOf } from '../people/directory/silence.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Whether reminders reach these people, since when they do not answer, and the last one. */
export async function remindersOf(env: UseCaseContext, people: readonly Person[]) {
  const unique = [...new Map(people.map((person) => [person.id, person])).values()];
  const [silence, sent] = await Promise.all([
    silenceOf(env, unique),
    env.stores.deliveries.remindersTo(
      unique.map(({ id }) => id),
      new Date(env.now.getTime() - silenceWindowMs),
    ),
  ]);
  const last = new Map<string, Date>();
  for (const { person, sentAt } of sent) {
    const before = last.get(person);
    if (sentAt && (!before || before < sentAt)) last.set(person, sentAt);
  }
  return new Map(
    unique.map((person) => {
      const remindedAt = last.get(person.id);
      return [
        person.id,
        {
          name: person.name,
          reach: reachOf(person),
          silentDays: silence.get(person.id) ?? 0,
          remindedOn: remindedAt ? bangkokDay(remindedAt) : null,
        },
      ] as const;
    }),
  );
}

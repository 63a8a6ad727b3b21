import { activityBound } from '#domain/people/directory.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Stores that the person is using the system now. Most calls find a recent time stored and write
 * nothing.
 */
export async function markActive(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  person: Person,
): Promise<void> {
  const before = activityBound(now);
  if (person.lastActiveAt && person.lastActiveAt > before) return;
  await stores.persons.markActive(person.id, { at: now, before });
}

import type { AreaCode } from '#domain/centre/centre.ts';
import { districtOf, levelOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

const workers = ['officer', 'districtHead'] as const;

/** Officers and heads of these duties' areas, and the senders of the returned ones, by name. */
export async function peopleForDuties(
  { stores }: Pick<UseCaseContext, 'stores'>,
  duties: readonly Duty[],
): Promise<Person[]> {
  const codes = [...new Set(duties.flatMap(({ areaCode }) => [areaCode, districtOf(areaCode)]))];
  const returned = duties.filter(({ state }) => state === 'returned');
  const senders = [...new Set(returned.flatMap(({ submittedBy }) => submittedBy ?? []))];
  if (codes.length === 0) return [];
  const people = await stores.persons.holdingAny(workers, codes, senders);
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'th') || a.id.localeCompare(b.id));
}

/** Officers and heads of a place and of its district. */
export function peopleForPlace(
  { stores }: Pick<UseCaseContext, 'stores'>,
  scope: AreaCode,
): Promise<Person[]> {
  const wide = levelOf(scope) === 'province' ? scope : districtOf(scope);
  return stores.persons.holdingWithin(workers, wide);
}

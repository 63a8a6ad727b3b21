import type { AreaCode } from '#domain/centre/centre.ts';
import { districtOf, levelOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

const workers = ['officer', 'districtHead'] as const;

/** Officers and heads of these areas, and those who sent the reports. */
export async function peopleForDuties(
  { stores }: Pick<UseCaseContext, 'stores'>,
  duties: readonly Duty[],
): Promise<Person[]> {
  const codes = [...new Set(duties.flatMap(({ areaCode }) => [areaCode, districtOf(areaCode)]))];
  if (codes.length === 0) return [];
  return withSenders({ stores }, { duties, people: stores.persons.holdingAny(workers, codes) });
}

/** The same for all duties of a place, without naming each area. */
export function peopleForPlace(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { scope, duties }: { scope: AreaCode; duties: readonly Duty[] },
): Promise<Person[]> {
  const wide = levelOf(scope) === 'province' ? scope : districtOf(scope);
  return withSenders({ stores }, { duties, people: stores.persons.holdingWithin(workers, wide) });
}

async function withSenders(
  { stores }: Pick<UseCaseContext, 'stores'>,
  of: { duties: readonly Duty[]; people: Promise<Person[]> },
): Promise<Person[]> {
  const returned = of.duties.filter(({ state }) => state === 'returned');
  const senders = [...new Set(returned.flatMap(({ submittedBy }) => submittedBy ?? []))];
  const groups = await Promise.all([
    of.people,
    senders.length === 0 ? [] : stores.persons.many(senders),
  ]);
  const unique = new Map(groups.flat().map((person) => [person.id, person]));
  return [...unique.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'th') || a.id.localeCompare(b.id),
  );
}

import { fullName } from '#domain/fields/people.ts';
import { createEraser } from '#domain/privacy/erase-text.ts';
import type { Eraser } from '#domain/privacy/erase-text.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { HeldData } from './held-data.ts';

interface TracesOf {
  eraser: Eraser;
  /** The ids that make a document the person's own; null when nobody else has the name. */
  owners: string[] | null;
}

/** The texts that name the person, and which documents they are removed from. */
export async function tracesOf(env: UseCaseContext, held: HeldData): Promise<TracesOf> {
  const { person, rows, joinRequests } = held;
  const names = [
    person.name,
    ...(person.formerNames ?? []),
    ...joinRequests.map(({ name }) => name),
    ...rows.map(fullName),
  ].filter((name) => name.trim() !== '');
  const phones = [person, ...joinRequests, ...rows].flatMap(({ phone }) => phone ?? []);
  const places = await placeNames(env);
  const eraser = createEraser(
    { lineUserId: person.lineUserId, names, phones: [...new Set(phones)] },
    { isPlace: (text) => places.has(text) },
  );
  const ownRows = rows.map(({ id }) => id);
  const owners = (await hasNamesake(env, { held, names })) ? [person.id, ...ownRows] : null;
  return { eraser, owners };
}

/** Names of areas, centres and offices. A person's name in LINE may be one of them. */
async function placeNames({ stores }: UseCaseContext): Promise<ReadonlySet<string>> {
  const areas = await stores.areas.find({});
  const centres = await stores.centres.find({});
  const offices = await stores.settings.find({});
  return new Set([
    ...areas.flatMap(({ name, districtName }) => [name, districtName]),
    ...centres.map(({ name }) => name),
    ...offices.map(({ officeName }) => officeName),
  ]);
}

/** Another person or another centre's register has one of the names; their texts must stay. */
async function hasNamesake(
  { stores }: UseCaseContext,
  { held, names }: { held: HeldData; names: readonly string[] },
): Promise<boolean> {
  const { person, rows } = held;
  const people = await stores.persons.named(names);
  if (people.some(({ id }) => id !== person.id)) return true;
  const own = new Set(rows.map(({ id }) => id));
  const centres = new Set([
    ...rows.map(({ centre }) => centre),
    ...held.joinRequests.flatMap(({ centre }) => centre ?? []),
    ...[person.grants, ...held.handOvers.map(({ before }) => before)]
      .flat()
      .flatMap(({ centre }) => centre ?? []),
  ]);
  const named = await stores.members.everNamed(names.map(nameKeyOf));
  return named.some((row) => !own.has(row.id) && (row.person !== null || !centres.has(row.centre)));
}

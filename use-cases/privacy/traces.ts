import { fullName } from '#domain/fields/people.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { createEraser } from '#domain/privacy/erase-text.ts';
import type { Eraser, Others } from '#domain/privacy/erase-text.ts';
import { allNamesOf } from '#domain/people/own-name.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { HeldData } from './held-data.ts';

/** Removes the texts that name the person, and leaves those of places and of other people. */
export async function eraserOf(env: UseCaseContext, held: HeldData): Promise<Eraser> {
  const { person, rows, joinRequests } = held;
  const names = [
    ...allNamesOf(person),
    ...joinRequests.map(({ name }) => name),
    ...rows.map(fullName),
  ].filter((name) => name.trim() !== '');
  const phones = [person, ...joinRequests, ...rows].flatMap(({ phone }) => phone ?? []);
  const shared = await phonesOfOthers(env, { held, phones });
  const places = await placeNames(env);
  return createEraser(
    { lineUserId: person.lineUserId, names, phones: phones.filter((phone) => !shared.has(phone)) },
    {
      isPlace: (text) => places.has(text),
      own: new Set([person.id, ...rows.map(({ id }) => id)]),
      ...(await alike(env, { held, names })),
    },
  );
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

interface Naming {
  held: HeldData;
  names: readonly string[];
}

/** Other people and register rows whose name is the same or begins with it. */
async function alike(
  { stores }: UseCaseContext,
  { held, names }: Naming,
): Promise<Pick<Others, 'longerNames' | 'foreign'>> {
  const keys = [...new Set(names.map(nameKeyOf))];
  const people = (await stores.persons.names()).flatMap(({ id, name }) =>
    id === held.person.id ? [] : [{ id, name, key: nameKeyOf(name), isOwn: false }],
  );
  const own = new Set(held.rows.map(({ id }) => id));
  const rows = (await stores.members.everNamedLike(keys)).map((row) => ({
    id: row.id,
    name: fullName(row),
    key: row.nameKey,
    isOwn: own.has(row.id),
  }));
  const others = [...people, ...rows].filter(({ isOwn }) => !isOwn);
  return {
    foreign: new Set(others.flatMap(({ id, key }) => (keys.includes(key) ? [id] : []))),
    longerNames: others.flatMap(({ name, key }) =>
      keys.some((ownKey) => key !== ownKey && key.startsWith(ownKey)) ? [name] : [],
    ),
  };
}

/**
 * Phones that another person, register row or office also has: a family's, or the office's. They are
 * removed from the person's own rows only.
 */
async function phonesOfOthers(
  { stores }: UseCaseContext,
  { held, phones }: { held: HeldData; phones: readonly string[] },
): Promise<ReadonlySet<string>> {
  const own = new Set([held.person.id, ...held.rows.map(({ id }) => id)]);
  const people = await stores.persons.names();
  const rows = await stores.members.everCalled(phones);
  const offices = await stores.settings.find({});
  return new Set([
    ...[...people, ...rows].flatMap(({ id, phone }) => (own.has(id) ? [] : (phone ?? []))),
    ...offices.map(({ officePhone }) => dialledNumber(officePhone)),
  ]);
}

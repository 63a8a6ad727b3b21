import { fullName } from '#domain/fields/people.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { createEraser } from '#domain/privacy/erase-text.ts';
import type { Eraser, Others } from '#domain/privacy/erase-text.ts';
import type { OwnIds } from '#domain/privacy/linked-documents.ts';
import { allNamesOf } from '#domain/people/own-name.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import { normalizeThai } from '#domain/thai/text.ts';
import type { Invite } from '#models/invites.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { HeldData } from './held-data.ts';

/**
 * Makes an eraser that takes the person's names, phones and LINE user id out of stored texts, and keeps
 * names of places, offices and other people.
 */
export async function eraserOf(env: UseCaseContext, held: HeldData): Promise<Eraser> {
  const { person, rows, joinRequests, invites } = held;
  const names = [
    ...allNamesOf(person),
    ...joinRequests.map(({ name }) => name),
    ...rows.map(fullName),
    ...invites.flatMap((invite) => listNameOf(invite, person.id)),
  ].filter((name) => name.trim() !== '');
  const now = [person, ...joinRequests, ...rows].flatMap(({ phone }) => phone ?? []);
  const phones = [...new Set([...now, ...(person.formerPhones ?? [])])].filter(Boolean);
  const shared = await phonesOfOthers(env, { held, phones });
  return createEraser(
    { lineUserId: person.lineUserId, names, phones: phones.filter((phone) => !shared.has(phone)) },
    {
      isOfficial: await officialNames(env),
      own: ownIds(held),
      ...(await alike(env, { held, names })),
    },
  );
}

/** The name in the list from which the person's code was made. It is stored as the note of the code. */
function listNameOf({ batch, note, takenBy }: Invite, person: string): string[] {
  return batch && takenBy.some((use) => use.person === person) ? [note] : [];
}

/** Ids by which the person's own documents are recognized. */
function ownIds(held: HeldData): OwnIds {
  const { person, rows, handOvers, invites, reports, drafts, files } = held;
  const taken = invites.filter(({ takenBy }) => takenBy.some((use) => use.person === person.id));
  const things = [
    held.joinRequests,
    held.erasureRequests,
    held.dataRequests,
    held.questions,
    handOvers,
    files,
    taken,
  ].flat();
  const grants = [person.grants, ...handOvers.map(({ before }) => before)].flat();
  return {
    person: person.id,
    rows: new Set(rows.map(({ id }) => id)),
    duties: new Set([...reports.map(({ duty }) => duty), ...drafts.map(({ id }) => id)]),
    things: new Set(things.map(({ id }) => id)),
    areas: grants.map(({ areaCode }) => areaCode),
  };
}

const officialWords = ['ผู้ว่าราชการ', 'จังหวัด', 'อำเภอ', 'ตำบล', 'สำนักงาน', 'ศูนย์'].map(normalizeThai);

/**
 * Tells whether a place, an office, an issuer or a letter contains a name. People may use such a name
 * in LINE.
 */
async function officialNames({ stores }: UseCaseContext): Promise<(name: string) => boolean> {
  const areas = await stores.areas.find({});
  const centres = await stores.centres.find({});
  const offices = await stores.settings.find({});
  const letters = await stores.letters.find({});
  const texts = normalizeThai(
    [
      ...areas.flatMap(({ name, districtName }) => [name, districtName]),
      ...centres.map(({ name }) => name),
      ...offices.flatMap(({ officeName, issuer }) => [officeName, issuer ?? '']),
      ...letters.map((letter) => JSON.stringify(letter)),
    ].join('|'),
  );
  return (name) => {
    const key = normalizeThai(name);
    return texts.includes(key) || officialWords.some((word) => key.startsWith(word));
  };
}

interface Naming {
  held: HeldData;
  names: readonly string[];
}

/** Other people and register rows whose name is the same, or begins with the same name. */
async function alike(
  { stores }: UseCaseContext,
  { held, names }: Naming,
): Promise<Pick<Others, 'longerNames' | 'foreign' | 'sharedKeys'>> {
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
    sharedKeys: new Set(others.flatMap(({ key }) => (keys.includes(key) ? [key] : []))),
    foreign: new Set(others.flatMap(({ id, key }) => (keys.includes(key) ? [id] : []))),
    longerNames: others.flatMap(({ name, key }) =>
      keys.some((ownKey) => key !== ownKey && key.startsWith(ownKey)) ? [name] : [],
    ),
  };
}

/**
 * Phones that also belong to an office, to a register row linked to another person, or to another
 * person with a role, as in a family. They are removed only from the person's own rows. A person
 * without a role cannot protect a phone by claiming it.
 */
async function phonesOfOthers(
  { stores }: UseCaseContext,
  { held, phones }: { held: HeldData; phones: readonly string[] },
): Promise<ReadonlySet<string>> {
  const own = new Set([held.person.id, ...held.rows.map(({ id }) => id)]);
  const claimed = (await stores.persons.names()).filter(
    ({ id, phone }) => !own.has(id) && phones.includes(phone ?? ''),
  );
  const people = await stores.persons.many(claimed.map(({ id }) => id));
  const rows = await stores.members.everCalled(phones);
  const offices = await stores.settings.find({});
  return new Set([
    ...people.flatMap(({ grants, phone }) => (grants.length > 0 ? (phone ?? []) : [])),
    ...rows.flatMap(({ id, person, phone }) =>
      person !== null && !own.has(id) ? (phone ?? []) : [],
    ),
    ...offices.map(({ officePhone }) => dialledNumber(officePhone)),
  ]);
}

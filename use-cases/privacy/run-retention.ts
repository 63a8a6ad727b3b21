import { limits } from '#domain/limits.ts';
import * as z from 'zod/mini';
import {
  isEndUnknown,
  lastSeen,
  retentionInForce,
  retentionKindSchema,
} from '#domain/privacy/retention.ts';
import type { RetentionKind } from '#domain/privacy/retention.ts';
import type { Database, Stores } from '#models/mongo/connect.ts';
import type { Person } from '#models/persons.ts';
import { sweepPhotos } from '../files/delete-photo.ts';
import { command, execute, system } from '../use-case.ts';
import { eraseData } from './erase-person.ts';

const dayMs = 86_400_000;
/** Each erasure reads all collections, so only this many people are erased in one night. */
const peopleANight = 50;

interface Times {
  now: Date;
  /** Inbox events have the time of the machine, even when the app's clock is moved. */
  wallNow: Date;
}

/** The id of the row of `runs` with the counts of the last run. */
export const retentionResult = 'retention-result';
export const removedSchema = z.partialRecord(retentionKindSchema, z.int());
type Removed = Record<RetentionKind, number>;

/**
 * Removes old data of every kind. It can be interrupted and repeated, because each part looks for
 * what is left.
 */
export async function runRetention(db: Database, { now, wallNow }: Times): Promise<Removed> {
  const { stores } = db;
  const settings = await stores.settings.find({});
  const days = retentionInForce(settings.map(({ retention }) => retention ?? {}));
  const before = (kind: RetentionKind, from = now): Date =>
    new Date(from.getTime() - days[kind] * dayMs);
  const { openDays } = limits.joinRequest;
  await stores.joinRequests.endUnanswered(new Date(now.getTime() - openDays * dayMs), now);
  const removed: Removed = {
    drafts: await removeDrafts(stores, before('drafts')),
    chatPhotos: await sweepPhotos(db, before('chatPhotos')),
    inbox: await stores.inbox.removeDone(before('inbox', wallNow)),
    deliveries: await stores.deliveries.removeOld(before('deliveries')),
    joinRequests: await stores.joinRequests.removeOld(before('joinRequests')),
    dataRequests: await removeDataRequests(stores, before('dataRequests')),
    questions: await stores.questions.removeOld(before('questions'), ['answered', 'closed']),
    heardTexts: await stores.questions.removeOld(before('heardTexts'), ['heard']),
    people: await erasePeople(db, { now, before: before('people') }),
  };
  const note = JSON.stringify(removed);
  await stores.runs.put({ id: retentionResult, slot: now, finishedAt: now, note });
  return removed;
}

/**
 * Answered and withdrawn requests about personal data. A granted erasure is kept until it is carried
 * out.
 */
async function removeDataRequests(stores: Stores, before: Date): Promise<number> {
  const copies = await stores.dataRequests.removeOld(before, ['answered', 'withdrawn']);
  const erasures = await stores.erasureRequests.removeOld(before, [
    'refused',
    'withdrawn',
    'erased',
  ]);
  return copies + erasures;
}

/**
 * Drafts of duties that are accepted, waived, archived or deleted. The job for unused files then
 * removes their files.
 */
async function removeDrafts(stores: Stores, before: Date): Promise<number> {
  const old = await stores.drafts.untouchedSince(before);
  const duties = await stores.duties.many(old.map(({ id }) => id));
  const open = new Set(
    duties.filter(({ state, archived }) => !isClosed(state) && !archived).map(({ id }) => id),
  );
  let removed = 0;
  for (const { id, version } of old)
    if (!open.has(id)) removed += await stores.drafts.remove({ id, version });
  return removed;
}

function isClosed(state: string): boolean {
  return state === 'accepted' || state === 'waived';
}

const expirePerson = command({
  name: 'person.expire',
  input: z.object({ person: z.string() }),
  run: async (env, { person: id }): Promise<string[]> => {
    const person = await env.stores.persons.get(id);
    if (!person || person.grants.length > 0 || person.erasedAt) return [];
    const files = await eraseData(env, person);
    env.audit({ subject: id, areaCode: '' });
    return files;
  },
});

async function erasePeople(
  db: Database,
  { now, before }: { now: Date; before: Date },
): Promise<number> {
  const situation = { db, actor: system, now, channel: 'job' as const };
  let erased = 0;
  for (const person of await db.stores.persons.withoutRole()) {
    if (erased >= peopleANight) break;
    const seen = await lastSeenOf({ stores: db.stores, now }, person);
    if (seen === null) await db.stores.persons.change(person.id, { idleSince: now });
    if (seen === null || seen >= before) continue;
    const files = await execute(expirePerson, { situation, input: { person: person.id } });
    for (const file of files) await db.stores.attachments.removeBytes(file);
    erased += 1;
  }
  return erased;
}

const roleBegins: ReadonlySet<string> = new Set(['join', 'person.giveRole', 'person.receive']);
const roleEnds: ReadonlySet<string> = new Set(['person.handOver', 'person.seated', 'join.undo']);
const rowsAbout = 200;

/**
 * The newest known activity of the person. Null when there is none, or when a role ended at an
 * unknown time.
 */
async function lastSeenOf(
  { stores, now }: { stores: Stores; now: Date },
  person: Person,
): Promise<Date | null> {
  const requests = await stores.joinRequests.ofPerson(person.id);
  if (requests.some(({ state }) => state === 'asked')) return now;
  const about = await stores.audit.newestOfSubject(person.id, rowsAbout);
  const [act] = await stores.audit.byPerson(person.id, 1);
  const [handOver] = await stores.handOvers.ofPerson(person.id);
  const timesOf = (actions: ReadonlySet<string>) =>
    about.filter(({ action }) => actions.has(action)).map(({ at }) => at);
  const { joinedAt, followChangedAt, lastActiveAt, idleSince } = person;
  const accepted = requests.flatMap(({ given, decidedAt }) => (given ? [decidedAt] : []));
  const begins = [joinedAt, ...accepted, ...timesOf(roleBegins)];
  const ends = [idleSince, handOver?.at, ...timesOf(roleEnds)];
  if (isEndUnknown({ begins, ends })) return null;
  const seen = [followChangedAt, lastActiveAt, act?.at, about[0]?.at, requests[0]?.askedAt];
  return lastSeen([...begins, ...ends, ...seen]);
}

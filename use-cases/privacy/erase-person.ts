import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { erasedId, erasedWords, formerHolder } from '#domain/privacy/erase-text.ts';
import { endTerms } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import type { ErasureRequest } from '#models/privacy/erasure-requests.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Person } from '#models/persons.ts';
import { withErasedText } from '#models/audit-seal.ts';
import { endRights } from '../people/end-rights.ts';
import { command, execute, system } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { readHeldData } from './held-data.ts';
import type { HeldData } from './held-data.ts';
import { isLastHolderNow } from './last-holder.ts';
import { removeOwnFiles } from './own-files.ts';
import { eraserOf } from './traces.ts';

interface Erased {
  /** Ids of files whose bytes are no longer needed. */
  files: string[];
  isErased: boolean;
}

/**
 * Removes from every collection what identifies the person, in one transaction: name, phone, LINE
 * user id, and photos that no sent report needs. Ids, roles, dates and figures stay, so all counts of
 * duties and reports are the same. A repeated call changes nothing.
 */
const erasePerson = command({
  name: 'person.erase',
  input: z.object({ request: z.uuid() }),
  run: async (env, { request: id }): Promise<Erased> => {
    const { stores, now } = env;
    const request = await stores.erasureRequests.get(id);
    if (request?.state !== 'granted') return { files: [], isErased: false };
    const person = await stores.persons.get(request.person);
    if (!person) return { files: [], isErased: false };
    if (await isLastHolderNow(env, person)) return reopen(env, request);
    // The texts of the request are removed first, because they may name the person too.
    await stores.erasureRequests.put({
      ...request,
      state: 'erased',
      words: '',
      reply: null,
      erasedAt: now,
    });
    const files = await eraseData(env, person);
    env.audit({ subject: person.id, areaCode: request.areaCode });
    return { files, isErased: true };
  },
});

/**
 * Removes what identifies a person, inside a transaction. Returns the files whose bytes must be
 * deleted after the transaction.
 */
export async function eraseData(env: UseCaseContext, person: Person): Promise<string[]> {
  const held = await readHeldData(env, person);
  const eraser = await eraserOf(env, held);
  const files = await removeOwnFiles(env, { held, uploader: erasedId });
  await endRights(env, { person, kept: [] });
  await clearRows(env, held);
  await clearRequests(env, held);
  await clearQuestions(env, held);
  await clearPerson(env, held);
  // The search job runs later; until then the index would still contain the person's name.
  await env.stores.search.removeSources([
    `persons:${person.id}`,
    ...held.rows.map(({ id }) => `members:${id}`),
  ]);
  if (isReferenced(held))
    await env.stores.everyDocument.rewrite({
      mayChange: eraser.mayHoldTrace,
      change: (document, collection) => {
        const next = eraser.eraseDocument(document, collection);
        if (next === document) return document;
        // The text of a sent card may contain the name inside a longer text, so the whole text is
        // removed.
        if (collection === 'deliveries' && document['sentAt'] !== null)
          return { ...next, body: null };
        // People ask for the contact by name, so the office must enter another person.
        if (collection === 'settings') return { ...next, officeContact: '' };
        return collection === 'audit' ? withErasedText(next, env.now) : next;
      },
    });
  return files;
}

/**
 * False for a person who never had a role, never asked for one, and never did anything that was
 * recorded.
 */
function isReferenced(held: HeldData): boolean {
  const {
    rows,
    joinRequests,
    erasureRequests,
    dataRequests,
    handOvers,
    drafts,
    reports,
    comments,
  } = held;
  const lists = [
    rows,
    joinRequests,
    erasureRequests,
    dataRequests,
    handOvers,
    drafts,
    reports,
    comments,
  ];
  const others = [
    held.questions,
    held.files,
    held.invites,
    held.groups,
    held.auditAbout,
    held.auditBy,
  ];
  return [...lists, ...others].some((list) => list.length > 0);
}

/** After the decision, the person became the only one with a role. So the province must decide again. */
async function reopen(env: UseCaseContext, request: ErasureRequest): Promise<Erased> {
  await env.stores.erasureRequests.put({
    ...request,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
    reply: null,
  });
  env.audit({ action: 'erasure.reopen', subject: request.person, areaCode: request.areaCode });
  return { files: [], isErased: false };
}

/** Register rows keep the seat and its dates. For a member who still sits, the term ends today. */
async function clearRows({ stores, now }: UseCaseContext, { rows }: HeldData): Promise<void> {
  const today = bangkokDay(now);
  for (const row of rows) {
    const cleared: Member = {
      ...row,
      prefix: '',
      first: formerHolder,
      last: '',
      nameKey: '',
      village: null,
      tambon: null,
      phone: null,
      sex: null,
      person: null,
      linkedBy: null,
      until: row.until ?? today,
      sittings: endTerms(row.sittings, today),
    };
    await stores.members.put(cleared);
  }
}

async function clearRequests(
  { stores }: UseCaseContext,
  { joinRequests, dataRequests }: HeldData,
): Promise<void> {
  for (const request of joinRequests) {
    const state = request.state === 'asked' ? 'withdrawn' : request.state;
    await stores.joinRequests.put({ ...request, state, name: formerHolder, phone: null });
  }
  for (const request of dataRequests) {
    const state = request.state === 'asked' ? 'withdrawn' : request.state;
    await stores.dataRequests.put({ ...request, state, words: '', reply: null });
  }
}

/**
 * Removes the person's own questions. From answers that the person wrote for an office, only the
 * words are removed.
 */
async function clearQuestions(
  { stores }: UseCaseContext,
  { questions, person }: HeldData,
): Promise<void> {
  await stores.questions.removeOf(person.id);
  for (const question of questions) {
    if (question.person === person.id) continue;
    const messages = question.messages.map((message) =>
      message.by === person.id ? { ...message, text: erasedWords } : message,
    );
    await stores.questions.put({ ...question, messages });
  }
}

async function clearPerson({ stores, now }: UseCaseContext, { person }: HeldData): Promise<void> {
  await stores.deliveries.forgetPerson(person.id, 'data erased');
  await stores.inbox.forgetSender(person.lineUserId, erasedId);
  await stores.persons.put({
    id: person.id,
    // LINE user ids are unique in the collection. If the same LINE account returns, it is a new
    // person.
    lineUserId: `${erasedId}:${person.id}`,
    name: formerHolder,
    grants: [],
    following: false,
    joinedAt: person.joinedAt,
    followChangedAt: null,
    erasedAt: now,
  });
}

/**
 * Erases the person of a granted request, then the bytes of the person's files. False when the
 * request was reopened or already carried out.
 */
export async function eraseGranted(
  db: Database,
  { request, now }: { request: string; now: Date },
): Promise<boolean> {
  const situation = { db, actor: system, now, channel: 'job' as const };
  const { files, isErased } = await execute(erasePerson, { situation, input: { request } });
  for (const file of files) await db.stores.attachments.removeBytes(file);
  return isErased;
}

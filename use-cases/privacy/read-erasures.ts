import * as z from 'zod/mini';
import { maskedPhone } from '#domain/people/phone.ts';
import { daysLeft, daysToAnswer, proposedReply } from '#domain/privacy/erasure.ts';
import { Problem } from '#domain/problem.ts';
import type { ErasureRequest } from '#models/privacy/erasure-requests.ts';
import type { Person } from '#models/persons.ts';
import { grantViews } from '../people/grant-views.ts';
import { query, requireAreas } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { readDecidable } from './decide-erasure.ts';
import { readHeldData } from './held-data.ts';
import type { HeldData } from './held-data.ts';
import { isLastHolder } from './last-holder.ts';
import { sortOwnFiles } from './own-files.ts';

const shownDays = 365;
const dayMs = 86_400_000;

/** Requests for erasure that wait for an answer, fewest days left first, and those of the last year. */
export const listErasures = query({
  name: 'erasures.list',
  input: z.object({}),
  run: async (env) => {
    const { stores, now } = env;
    const areas = requireAreas(env, 'privacy.manage');
    const open = await stores.erasureRequests.openIn(areas);
    const since = new Date(now.getTime() - shownDays * dayMs);
    const decided = await stores.erasureRequests.decidedIn(areas, since);
    const people = await peopleById(env, [...open, ...decided]);
    return {
      open: await Promise.all(open.map((request) => openView(env, { request, people }))),
      decided: decided.flatMap((request) => decidedView({ request, people })),
    };
  },
});

/** One request: what can be erased, what must stay, and why. The audit records that it was read. */
export const readErasure = query({
  name: 'erasure.read',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const request = await readDecidable(env, id);
    const person = await env.stores.persons.get(request.person);
    if (!person) throw new Problem('not-found');
    env.audit({ subject: person.id, areaCode: request.areaCode });
    const held = await readHeldData(env, person);
    const people = new Map([[person.id, person]]);
    return {
      ...(await openView(env, { request, people })),
      words: request.words,
      channel: request.channel,
      state: request.state,
      isLastHolder: await isLastHolder(env, person),
      grants: await grantViews(env, person.grants),
      ...(await effectOf(env, held)),
      reply: request.reply ?? proposedReply,
    };
  },
});

interface Naming {
  request: ErasureRequest;
  people: ReadonlyMap<string, Person>;
}

async function openView(env: UseCaseContext, { request, people }: Naming) {
  const { id, askedAt, dueOn } = request;
  const person = people.get(request.person);
  return {
    id,
    name: person?.name ?? '',
    /** For a person without a role, the roles that the person had last. */
    former: await formerRoles(env, person),
    grants: await grantViews(env, person?.grants ?? []),
    askedAt,
    dueOn,
    daysLeft: daysLeft(request, env.now),
  };
}

async function formerRoles(env: UseCaseContext, person: Person | undefined) {
  if (!person || person.grants.length > 0) return [];
  const [last] = await env.stores.handOvers.ofPerson(person.id);
  return grantViews(env, last?.before ?? []);
}

function decidedView({ request, people }: Naming) {
  const { id, state, decidedAt, reply } = request;
  if (decidedAt === null) return [];
  const name = people.get(request.person)?.name ?? '';
  const days = daysToAnswer(request, decidedAt);
  return [{ id, name, state, decidedAt, days, reply: reply ?? '' }];
}

async function peopleById({ stores }: UseCaseContext, requests: readonly ErasureRequest[]) {
  const people = await stores.persons.many(requests.map(({ person }) => person));
  return new Map(people.map((person) => [person.id, person]));
}

/** What an erasure removes and what is kept. Zero counts are left out. */
async function effectOf(env: UseCaseContext, held: HeldData) {
  const { evidence, unsent, loosePhotos } = await sortOwnFiles(env, held);
  const { person, rows, joinRequests, reports, messages, questions, inboxEvents, drafts } = held;
  const phone = [person, ...rows, ...joinRequests].flatMap((row) => row.phone ?? [])[0];
  const counted = (count: number, kind: string) => (count > 0 ? [{ kind, count, text: '' }] : []);
  return {
    erased: [
      { kind: 'name', count: 1, text: person.name },
      ...(phone === undefined ? [] : [{ kind: 'phone', count: 1, text: maskedPhone(phone) ?? '' }]),
      { kind: 'line', count: 1, text: '' },
      ...counted(messages.length + questions.length + inboxEvents, 'messages'),
      ...counted(unsent.length + loosePhotos.length, 'photos'),
    ],
    kept: [
      ...counted(rows.length, 'seats'),
      ...counted(held.possibleRows, 'possibleRows'),
      ...counted(reports.length, 'reports'),
      ...counted(evidence.length, 'evidence'),
      ...counted(drafts.length, 'drafts'),
      ...counted(held.auditAbout.length + held.auditBy.length, 'audit'),
    ],
  };
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { dataRequestKindSchema } from '#domain/privacy/data-request.ts';
import { answerDueOn, daysLeft, daysToAnswer } from '#domain/privacy/erasure.ts';
import { Problem } from '#domain/problem.ts';
import type { DataRequest } from '#models/privacy/data-requests.ts';
import { notify } from '../notices/notices.ts';
import { command, query, requireAreas, requirePermission } from '../use-case.ts';
import { answeringProvince } from './ask-erasure.ts';
import { answerersOf } from './answerers.ts';

const { perPersonDay, wordsLetters, replyLetters } = limits.erasure;
const dayMs = 86_400_000;
const shownDays = 365;

/**
 * Asks the province for a copy or a correction of the person's data. A second call returns the open
 * request. The province is told and has 30 days to answer.
 */
export const askData = command({
  name: 'dataRequest.ask',
  input: z.object({
    kind: dataRequestKindSchema,
    words: z.string().check(z.trim(), z.minLength(1), z.maxLength(wordsLetters)),
  }),
  run: async (env, { kind, words }) => {
    const { stores, actor, now } = env;
    const person = await stores.persons.get(actor.person);
    if (!person || person.erasedAt) throw new Problem('not-signed-in');
    const earlier = await stores.dataRequests.ofPerson(actor.person);
    const open = earlier.find((request) => request.state === 'asked' && request.kind === kind);
    if (open) return { ...ownView(open), isNew: false };
    const since = new Date(now.getTime() - dayMs);
    if ((await stores.dataRequests.countOfPerson(actor.person, since)) >= perPersonDay)
      throw new Problem('too-many-data-requests');
    const request: DataRequest = {
      id: randomUUID(),
      person: actor.person,
      kind,
      areaCode: await answeringProvince(env),
      words,
      askedAt: now,
      dueOn: answerDueOn(now),
      state: 'asked',
      decidedBy: null,
      decidedAt: null,
      reply: null,
    };
    await stores.dataRequests.insert(request);
    const { id, areaCode, dueOn } = request;
    const answerers = await answerersOf(stores, request);
    await notify(env, {
      key: askedKey(id),
      people: answerers?.people ?? [],
      areaCode,
      notice: { kind: 'dataAsked', request: id, about: kind, name: actor.name, dueOn },
    });
    env.audit({ subject: actor.person, areaCode });
    return { ...ownView(request), isNew: true };
  },
});

/** Withdraws the request. A second call changes nothing. */
export const withdrawData = command({
  name: 'dataRequest.withdraw',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    const request = await stores.dataRequests.get(id);
    if (request?.person !== actor.person) throw new Problem('not-found');
    if (request.state === 'withdrawn') return {};
    if (request.state !== 'asked') throw new Problem('wrong-state');
    await stores.dataRequests.put({ ...request, state: 'withdrawn', decidedAt: now });
    await stores.deliveries.cancel(askedKey(id));
    env.audit({ subject: actor.person, areaCode: request.areaCode });
    return {};
  },
});

/** The reader's own requests, newest first. */
export const readOwnDataRequests = query({
  name: 'dataRequests.mine',
  input: z.object({}),
  run: async ({ stores, actor }) => ({
    requests: (await stores.dataRequests.ofPerson(actor.person))
      .filter(({ state }) => state !== 'withdrawn')
      .map(ownView),
  }),
});

/** Requests in the reader's province that wait for an answer, and those answered in the last year. */
export const listDataRequests = query({
  name: 'dataRequests.list',
  input: z.object({}),
  run: async (env) => {
    const { stores, now, actor } = env;
    const areas = requireAreas(env, 'privacy.answer');
    const since = new Date(now.getTime() - shownDays * dayMs);
    const open = await stores.dataRequests.openIn(areas);
    const answered = await stores.dataRequests.answeredIn(areas, since);
    const asked = [...open, ...answered].map(({ person }) => person);
    const people = await stores.persons.many([...new Set(asked)]);
    const byId = new Map(people.map((person) => [person.id, person]));
    const nameOf = ({ person }: DataRequest): string => byId.get(person)?.name ?? '';
    const openViews = open.map(async (request) => {
      const { id, kind, words, askedAt, dueOn, person } = request;
      const isOwn = person === actor.person;
      return {
        id,
        kind,
        name: nameOf(request),
        // The directory has no page for a person without a role.
        person: (byId.get(person)?.grants.length ?? 0) > 0 ? person : null,
        words,
        askedAt,
        dueOn,
        daysLeft: daysLeft(request, now),
        mayAnswer: !isOwn,
        /** The people who answer the reader's own request. */
        answeredBy: isOwn ? ((await answerersOf(stores, request))?.role ?? null) : null,
      };
    });
    return {
      open: await Promise.all(openViews),
      answered: answered.flatMap((request) => {
        const { id, kind, decidedAt, reply } = request;
        if (decidedAt === null) return [];
        const days = daysToAnswer(request, decidedAt);
        return [{ id, kind, name: nameOf(request), decidedAt, days, reply: reply ?? '' }];
      }),
    };
  },
});

/** Answers a request; the person reads the reply. If two people answer, the first answer counts. */
export const answerDataRequest = command({
  name: 'dataRequest.answer',
  input: z.object({
    id: z.uuid(),
    reply: z.string().check(z.trim(), z.minLength(1), z.maxLength(replyLetters)),
  }),
  run: async (env, { id, reply }) => {
    const { stores, actor, now } = env;
    const request = await stores.dataRequests.get(id);
    if (!request || request.state === 'withdrawn') throw new Problem('not-found');
    const { areaCode, person, kind } = request;
    requirePermission(env, { action: 'privacy.answer', subject: { areaCode } });
    if (person === actor.person) throw new Problem('not-allowed');
    if (request.state !== 'asked') return { isFirst: false };
    const answered = { ...request, state: 'answered' as const, reply, decidedAt: now };
    await stores.dataRequests.put({ ...answered, decidedBy: actor.person });
    await stores.deliveries.cancel(askedKey(id));
    await notify(env, {
      key: `data-answered:${id}`,
      people: [person],
      areaCode,
      urgent: true,
      notice: { kind: 'dataAnswered', request: id, about: kind, reply },
    });
    env.audit({ subject: person, areaCode });
    return { isFirst: true };
  },
});

function askedKey(id: string): string {
  return `data-asked:${id}:`;
}

function ownView({ id, kind, state, askedAt, dueOn, reply }: DataRequest) {
  return { id, kind, state, askedAt, dueOn, reply };
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { answerDueOn } from '#domain/privacy/erasure.ts';
import { Problem } from '#domain/problem.ts';
import type { ErasureRequest } from '#models/privacy/erasure-requests.ts';
import { notify } from '../notices/notices.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requireNotLastHolder } from './last-holder.ts';

const { perPersonDay, wordsLetters } = limits.erasure;
const dayMs = 86_400_000;

/**
 * Asks for the erasure of the person's data. A second call returns the open request. The province is
 * told and has 30 days to answer.
 */
export const askErasure = command({
  name: 'erasure.ask',
  input: z.object({
    words: z.string().check(z.trim(), z.maxLength(wordsLetters)),
    channel: z._default(z.enum(['chat', 'app']), 'app'),
  }),
  run: async (env, { words, channel }) => {
    const { stores, actor, now } = env;
    const earlier = await stores.erasureRequests.ofPerson(actor.person);
    const open = earlier.find(({ state }) => state === 'asked' || state === 'granted');
    if (open) return { ...ownView(open), isNew: false };
    const person = await stores.persons.get(actor.person);
    if (!person) throw new Problem('not-signed-in');
    await requireNotLastHolder(env, person);
    const since = new Date(now.getTime() - dayMs);
    if ((await stores.erasureRequests.countOfPerson(actor.person, since)) >= perPersonDay)
      throw new Problem('too-many-erasures');
    const request: ErasureRequest = {
      id: randomUUID(),
      person: actor.person,
      areaCode: await answeringProvince(env),
      words,
      channel,
      askedAt: now,
      dueOn: answerDueOn(now),
      state: 'asked',
      decidedBy: null,
      decidedAt: null,
      reply: null,
      erasedAt: null,
    };
    await stores.erasureRequests.insert(request);
    await notifyProvince(env, request);
    env.audit({ subject: actor.person, areaCode: request.areaCode });
    return { ...ownView(request), isNew: true };
  },
});

/** Withdraws the request. A granted request can no longer be withdrawn. */
export const withdrawErasure = command({
  name: 'erasure.withdraw',
  input: z.object({}),
  run: async (env) => {
    const { stores, actor, now } = env;
    const requests = await stores.erasureRequests.ofPerson(actor.person);
    const [newest] = requests;
    if (!newest) throw new Problem('not-found');
    if (newest.state === 'withdrawn') return {};
    if (newest.state !== 'asked') throw new Problem('wrong-state');
    await stores.erasureRequests.put({ ...newest, state: 'withdrawn', decidedAt: now });
    await stores.deliveries.cancel(askedKey(newest.id));
    env.audit({ subject: actor.person, areaCode: newest.areaCode });
    return {};
  },
});

/** The reader's newest request; null if there is none. */
export const readOwnErasure = query({
  name: 'erasure.mine',
  input: z.object({}),
  run: async ({ stores, actor }) => {
    const [newest] = await stores.erasureRequests.ofPerson(actor.person);
    return { request: newest ? ownView(newest) : null };
  },
});

function ownView({ id, state, askedAt, dueOn, reply }: ErasureRequest) {
  return { id, state, askedAt, dueOn, reply };
}

/**
 * The province of the person's main role; without a role, that of the newest request to join or of
 * earlier roles.
 */
export async function answeringProvince({ stores, actor }: UseCaseContext): Promise<AreaCode> {
  const [joinRequest] = await stores.joinRequests.ofPerson(actor.person);
  const [handOver] = await stores.handOvers.ofPerson(actor.person);
  const known = primaryGrant(actor.grants) ?? joinRequest ?? handOver;
  if (known) return provinceOf(known.areaCode);
  const [first] = await stores.areas.ofLevel('province');
  if (!first) throw new Problem('not-found');
  return provinceOf(first.id);
}

function askedKey(id: string): string {
  return `erasure-asked:${id}:`;
}

async function notifyProvince(env: UseCaseContext, request: ErasureRequest): Promise<void> {
  const { stores, actor } = env;
  const people = await stores.persons.holding('province', [request.areaCode]);
  await notify(env, {
    key: askedKey(request.id),
    people: people.map(({ id }) => id),
    areaCode: request.areaCode,
    notice: {
      kind: 'erasureAsked',
      request: request.id,
      name: actor.name,
      dueOn: request.dueOn,
    },
  });
}

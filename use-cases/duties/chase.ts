import * as z from 'zod/mini';
import { leftToAnnounce } from '#domain/announcements/announcement.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { planChase } from '#domain/duty/chase.ts';
import { Problem } from '#domain/problem.ts';
import { nextSendMoment } from '#domain/send-window.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery, withdrawNotices } from '../notices/notices.ts';
import { readQuota } from '../notices/quota.ts';
import { sendTimesOf } from '../notices/send-times.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { chosenIdsSchema, findDuties, provinceOfDuties } from './find-duty.ts';
import { peopleForDuties } from './holders.ts';

/**
 * The key contains the day, so a person gets at most one chase a day even when the button is pressed
 * again.
 */
function keyOf(env: Pick<UseCaseContext, 'now'>): string {
  return `chase:${bangkokDay(env.now)}`;
}

async function planOf(env: UseCaseContext, ids: readonly string[]) {
  const duties = await findDuties(env, { ids, action: 'duty.chase' });
  const [people, told] = await Promise.all([
    peopleForDuties(env, duties),
    env.stores.deliveries.withKeys(`${keyOf(env)}:`),
  ]);
  const plan = planChase({
    duties,
    people,
    by: env.actor.person,
    told: new Set(told.map(({ person }) => person)),
    today: bangkokDay(env.now),
  });
  return { duties, plan };
}

/** Previews a chase (ทวงถาม): how many messages it sends, and who gets none and why. */
export const previewChase = query({
  name: 'chase.preview',
  input: z.object({ ids: chosenIdsSchema }),
  run: async (env, { ids }) => {
    const { duties, plan } = await planOf(env, ids);
    const [quota, times] = await Promise.all([
      readQuota(env),
      sendTimesOf(env, provinceOfDuties(duties)),
    ]);
    const asked = plan.messages.flatMap(({ duties }) => duties);
    return {
      messages: plan.messages.length,
      duties: new Set(asked).size,
      names: namesOf(plan.messages.map(({ person }) => person)),
      unreached: namesOf(plan.unreached),
      toldToday: namesOf(plan.toldToday),
      notOwed: plan.notOwed.length,
      withoutHolder: plan.withoutHolder.length,
      left: quota && leftToAnnounce(quota),
      nextSendAt: nextSendMoment(withdrawNotices(env), times),
    };
  },
});

function namesOf(people: readonly Person[]): string[] {
  return people.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'th'));
}

/**
 * Sends one message to each person who must act. The messages leave when the chase can no longer be
 * undone. The app makes the id, so a repeated request sends nothing twice.
 */
export const sendChase = command({
  name: 'chase.send',
  input: z.object({ id: z.uuid(), ids: chosenIdsSchema, expected: z.int().check(z.minimum(1)) }),
  run: async (env, { id, ids, expected }) => {
    const { stores, actor, now } = env;
    const known = await stores.deliveries.ofChase(id);
    if (known.length > 0) {
      requireAuthor(env, known);
      return { messages: known.length };
    }
    const { duties, plan } = await planOf(env, ids);
    const { messages } = plan;
    if (messages.length !== expected)
      throw new Problem('numbers-changed', { details: { messages: messages.length } });
    const quota = await readQuota(env);
    const left = quota && leftToAnnounce(quota);
    if (left !== null && left < messages.length) throw new Problem('quota-short');
    const areaCode = provinceOfDuties(duties);
    const notBefore = nextSendMoment(withdrawNotices(env), await sendTimesOf(env, areaCode));
    await stores.deliveries.plan(
      messages.map(({ person, duties: own }) =>
        plannedDelivery({
          key: keyOf(env),
          person: person.id,
          areaCode,
          notice: {
            kind: 'chased',
            batch: id,
            duties: own.map((duty) => duty.id),
            by: actor.name,
            byPerson: actor.person,
          },
          notBefore,
          now,
        }),
      ),
    );
    for (const duty of new Set(messages.flatMap(({ duties: own }) => own)))
      env.audit({ subject: duty.id, areaCode: duty.areaCode });
    return { messages: messages.length };
  },
});

/** Removes the messages of one chase that are not being sent yet. */
export const undoChase = command({
  name: 'chase.undo',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const sent = await env.stores.deliveries.ofChase(id);
    // Nothing is left to remove, as after a second tap.
    if (sent.length === 0) return { undone: 0, sent: 0 };
    requireAuthor(env, sent);
    const undone = await env.stores.deliveries.removeChase(id);
    if (undone === 0) throw new Problem('undo-late');
    env.audit({ subject: '', areaCode: sent[0]?.areaCode ?? '', note: `${undone} ข้อความ` });
    return { undone, sent: sent.length - undone };
  },
});

function requireAuthor(
  { actor }: UseCaseContext,
  sent: Awaited<ReturnType<UseCaseContext['stores']['deliveries']['ofChase']>>,
): void {
  const isOwn = sent.every(
    ({ notice }) => notice.kind === 'chased' && notice.byPerson === actor.person,
  );
  if (!isOwn) throw new Problem('not-allowed');
}

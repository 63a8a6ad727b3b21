import { randomUUID } from 'node:crypto';
import { createLinks } from '#bot/links.ts';
import type { LineClient, SendOutcome } from '#bot/line/line-client.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { JobTools } from '#jobs/support/job.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Notice } from '#models/notice-schema.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { dutyOf, now, personOf } from '../support/world.ts';
import type { Name } from '../support/world.ts';

export type Reply = SendOutcome | 'lost before' | 'lost after';

/**
 * A fake LINE. It counts a message once for each accepted retry key. Failing answers are queued in
 * advance; 'lost after' accepts the message and loses the answer.
 */
export function createFakeLine() {
  const calls: { body: string; retryKey: string }[] = [];
  const accepted = new Map<string, string>();
  const script: Reply[] = [];
  const quota: { limit: number | null; used: number } = { limit: null, used: 0 };
  const unused = () => Promise.reject(new Error('not asked for here'));
  const take = async (send: { body: string; retryKey: string }): Promise<SendOutcome> => {
    calls.push(send);
    const reply = script.shift() ?? { kind: 'sent' as const, requestId: '' };
    const known = accepted.has(send.retryKey);
    const takes = reply === 'lost after' || (reply !== 'lost before' && reply.kind === 'sent');
    if (takes && !known) accepted.set(send.retryKey, send.body);
    if (reply === 'lost before' || reply === 'lost after')
      return { kind: 'unknown', reason: 'timeout' };
    return known ? { kind: 'sent', requestId: '409' } : reply;
  };
  const line: LineClient = {
    reply: unused,
    content: unused,
    /** Answers nothing about rich menus, which have their own tests. */
    call: () => Promise.resolve({ status: 404, headers: {}, body: Buffer.from('{}') }),
    profile: () => Promise.resolve(null),
    quota: () => Promise.resolve(quota),
    push: take,
    multicast: take,
  };
  return {
    line,
    calls,
    script,
    quota,
    /** The text of received messages, as the person sees it. */
    arrived: (): string[] => [...accepted.values()],
  };
}

/** A digest of 18 Dec for these duties, which are due that day. */
export function digestOf(...duties: readonly Pick<Duty, 'id'>[]): Notice {
  const due = { wave: 0, dueOn: '2024-12-18', escalatedFrom: null } as const;
  const entries = duties.map(({ id }) => ({ duty: id, ...due }));
  return { kind: 'digest', day: '2024-12-18', entries };
}

/**
 * People with the same rights as the officer. Several are needed, because messages to one person are sent
 * in one push.
 */
export async function officersLike(db: Database, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    ...personOf('officer'),
    id: `officer-${index}`,
    lineUserId: lineUserId(`officer-${index}`),
  }));
  await db.stores.persons.insertMissing(people);
  return people.map(({ id }) => id);
}

/** Runs jobs. Set clock and wall clock move together, unless a test says otherwise. */
export function createOffice(db: Database) {
  const fake = createFakeLine();
  const time = { clock: now, wall: new Date('2026-01-01T00:00:00Z') };
  const errors: unknown[] = [];
  /** Outcomes counted for the metrics, in order. */
  const counted: string[] = [];
  const tools: JobTools = {
    db,
    line: fake.line,
    links: createLinks({ liffId: 'test-liff', publicUrl: 'https://prasan.example' }),
    clock: () => time.clock,
    wallClock: () => time.wall,
    countDelivery: (state) => counted.push(state),
    log: { info: () => {}, error: (fields) => errors.push(fields) },
  };
  return {
    ...fake,
    tools,
    errors,
    counted,
    setClock: (at: Date): void => {
      time.wall = new Date(time.wall.getTime() + Math.max(0, at.getTime() - time.clock.getTime()));
      time.clock = at;
    },
    pass: (ms: number): void => {
      time.clock = new Date(time.clock.getTime() + ms);
      time.wall = new Date(time.wall.getTime() + ms);
    },
    plan: async (
      of: { to?: Name; person?: string; key?: string; notice?: Notice; urgent?: boolean } = {},
    ) => {
      const duty = dutyOf();
      const notice = of.notice ?? { kind: 'accepted' as const, duty: duty.id, revision: 1 };
      // Waits for the end of the undo period, since messages about decisions are sent only then.
      if (!of.notice)
        await db.stores.duties.replace({
          ...duty,
          state: 'accepted',
          revision: 1,
          acceptedAt: now,
        });
      const delivery = plannedDelivery({
        key: of.key ?? `test:${randomUUID()}`,
        person: of.person ?? of.to ?? 'officer',
        areaCode: '570401',
        notice,
        urgent: of.urgent ?? false,
        notBefore: time.clock,
        now: time.clock,
      });
      await db.stores.deliveries.plan([delivery]);
      return delivery.id;
    },
  };
}

export type Office = ReturnType<typeof createOffice>;
export const minute = 60_000;

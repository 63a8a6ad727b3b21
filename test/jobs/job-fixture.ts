import { randomUUID } from 'node:crypto';
import { createLinks } from '#bot/links.ts';
import type { LineClient, SendOutcome } from '#bot/line/line-client.ts';
import type { JobTools } from '#jobs/job.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Notice } from '#models/deliveries.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { dutyOf, now } from '../support/world.ts';
import type { Name } from '../support/world.ts';

export type Reply = SendOutcome | 'lost before' | 'lost after';

/**
 * LINE as it counts: a message under a retry key it has accepted is not a second message. Replies
 * that go wrong are given in advance; 'lost after' accepts and tells nobody.
 */
export function createFakeLine() {
  const calls: { body: string; retryKey: string }[] = [];
  const accepted = new Map<string, string>();
  const script: Reply[] = [];
  const quota: { limit: number | null; used: number } = { limit: null, used: 0 };
  const unused = () => Promise.reject(new Error('not asked for here'));
  const line: LineClient = {
    reply: unused,
    content: unused,
    /** Rich menus are another story: there are none here. */
    call: () => Promise.resolve({ status: 404, headers: {}, body: Buffer.from('{}') }),
    profile: () => Promise.resolve(null),
    quota: () => Promise.resolve(quota),
    push: async (send) => {
      calls.push(send);
      const reply = script.shift() ?? { kind: 'sent' as const, requestId: '' };
      const known = accepted.has(send.retryKey);
      const takes = reply === 'lost after' || (reply !== 'lost before' && reply.kind === 'sent');
      if (takes && !known) accepted.set(send.retryKey, send.body);
      if (reply === 'lost before' || reply === 'lost after')
        return { kind: 'unknown', reason: 'timeout' };
      return known ? { kind: 'sent', requestId: '409' } : reply;
    },
  };
  return {
    line,
    calls,
    script,
    quota,
    /** What arrived, as the person sees it. */
    arrived: (): string[] => [...accepted.values()],
  };
}

/** Jobs with a clock and a wall that move together, unless a test says otherwise. */
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
    plan: async (of: { to?: Name; key?: string; notice?: Notice; urgent?: boolean } = {}) => {
      const duty = dutyOf();
      const notice = of.notice ?? { kind: 'accepted' as const, duty: duty.id, revision: 1 };
      // What is said must be so: a decision taken back is not told.
      if (!of.notice)
        await db.stores.duties.replace({
          ...duty,
          state: 'accepted',
          revision: 1,
          acceptedAt: now,
        });
      const delivery = plannedDelivery({
        key: of.key ?? `test:${randomUUID()}`,
        person: of.to ?? 'officer',
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

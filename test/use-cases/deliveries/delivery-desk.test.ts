import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDeliveries, resendDelivery } from '#use-cases/deliveries/delivery-desk.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Delivery } from '#models/deliveries.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, now, refill, situation } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
beforeAll(() => fill(db));
beforeEach(() => refill(db));

const province = situation(db, { as: 'province' });
const list = (input: { state?: Delivery['state']; after?: string } = {}) =>
  execute(listDeliveries, { situation: province, input });

async function plan(change: Partial<Delivery> = {}): Promise<string> {
  const notice = { kind: 'accepted', duty: dutyOf().id, revision: 1 } as const;
  const of = { key: randomUUID(), person: 'officer', areaCode: '570401', notice } as const;
  const delivery = { ...plannedDelivery({ ...of, notBefore: now, now }), ...change };
  await stores.deliveries.plan([delivery]);
  return delivery.id;
}

describe('the list of outgoing messages', () => {
  it('has every message once over its pages, also of those with the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => plan()));
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await list(after === undefined ? {} : { after });
      seen.push(...page.deliveries.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it('explains why a message was not sent, and shows what was sent', async () => {
    await plan({ state: 'cancelled', reason: 'not a friend of the account' });
    await plan({ state: 'failed', reason: '400 The property to is invalid (x)' });
    const body = JSON.stringify({ to: 'U', messages: [{ altText: 'รับรองรายงานแล้ว' }] });
    await plan({ state: 'sent', sentAt: now, body });
    expect((await list({ state: 'cancelled' })).deliveries[0]?.why).toContain('ไม่ได้เป็นเพื่อน');
    expect((await list({ state: 'failed' })).deliveries[0]?.why).toContain('ไลน์ไม่รับ');
    expect((await list({ state: 'sent' })).deliveries[0]?.text).toBe('รับรองรายงานแล้ว');
  });

  it('shows no message of another province', async () => {
    await plan({ areaCode: '560101' });
    expect((await list()).deliveries).toEqual([]);
  });

  it('sends a refused message again once, under its own key', async () => {
    const id = await plan({ state: 'failed', reason: '400 x' });
    const resend = (of: string) =>
      execute(resendDelivery, { situation: province, input: { id: of } });
    await resend(id);
    await resend(id);
    const planned = await stores.deliveries.find({ state: 'planned' });
    expect(planned).toMatchObject([{ person: 'officer', body: null, retryKey: null }]);
    await expect(resend(planned[0]?.id ?? '')).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

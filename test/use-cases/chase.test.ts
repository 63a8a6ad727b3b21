import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, bangkokDay, startOfDay } from '#domain/calendar.ts';
import { deliver } from '#jobs/deliver.ts';
import { previewChase, sendChase, undoChase } from '#use-cases/duties/chase.ts';
import { noteQuota } from '#use-cases/notices/quota.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { after, code } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const ids = [dutyOf().id, dutyOf({ obligation: 'grading' }).id];

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const send = (as: Name, input: object = {}, at = now) =>
  execute(sendChase, {
    situation: situation(db, { as, at }),
    input: { id: randomUUID(), ids, expected: 2, ...input },
  });
const undo = (as: Name, id: string, at = now) =>
  execute(undoChase, { situation: situation(db, { as, at }), input: { id } });
const preview = (as: Name, at = now) =>
  execute(previewChase, { situation: situation(db, { as, at }), input: { ids } });
const planned = () => stores.deliveries.find({ 'notice.kind': 'chased' });
async function delivered(at: Date) {
  const office = createOffice(db);
  office.setClock(at);
  await deliver.run(office.tools);
  return office.arrived();
}

describe('a reminder that an office sends about chosen duties', () => {
  it('costs one message a person, which lists all of their duties', async () => {
    expect(await preview('province')).toMatchObject({
      messages: 2,
      duties: 2,
      names: ['officer สมมุติ', 'wideOfficer สมมุติ'],
      left: null,
    });
    await send('province');
    const arrived = await delivered(after(16_000));
    expect(arrived).toHaveLength(2);
    for (const text of arrived) {
      expect(text).toContain('ทวงถามโดย province สมมุติ');
      expect(text).toContain('ขอให้ดำเนินการ 2 เรื่อง');
    }
  });

  it('is sent once when the request is repeated, also at the same time', async () => {
    const id = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => send('province', { id })));
    expect(results).toEqual([1, 2, 3].map(() => ({ messages: 2 })));
    expect(await send('province', { id })).toEqual({ messages: 2 });
    expect(await delivered(after(16_000))).toHaveLength(2);
  });

  it('reaches a person once a day, and again on the next day', async () => {
    await send('head');
    expect(await preview('province')).toMatchObject({
      messages: 0,
      toldToday: ['officer สมมุติ', 'wideOfficer สมมุติ'],
    });
    expect(await code(send('province'))).toBe('numbers-changed');
    expect(await code(send('province', { expected: 0 }))).toBe('invalid-input');
    const tomorrow = new Date(now.getTime() + 86_400_000);
    expect(await preview('province', tomorrow)).toMatchObject({ messages: 2, toldToday: [] });
  });

  it('can be undone by its author until it is sent, and then be sent again', async () => {
    const id = randomUUID();
    await send('province', { id });
    expect(await code(undo('head', id))).toBe('not-allowed');
    expect(await undo('province', id, after(9_000))).toEqual({ undone: 2, sent: 0 });
    expect(await undo('province', id, after(9_500))).toEqual({ undone: 0, sent: 0 });
    expect(await delivered(after(16_000))).toEqual([]);
    await send('province', {}, after(17_000));
    expect(await delivered(after(40_000))).toHaveLength(2);
  });

  it('cannot be undone after its sending has begun', async () => {
    const id = randomUUID();
    await send('province', { id });
    await delivered(after(16_000));
    expect(await code(undo('province', id, after(17_000)))).toBe('undo-late');
  });

  it('leaves out reports sent in the meantime, and is not sent when all were', async () => {
    await send('province');
    await stores.duties.update({ id: ids[0] }, { $set: { state: 'accepted' } });
    expect((await delivered(after(16_000)))[0]).toContain('ขอให้ดำเนินการ 1 เรื่อง');
    await refill(db);
    await send('province');
    for (const id of ids) await stores.duties.update({ id }, { $set: { state: 'accepted' } });
    expect(await delivered(after(16_000))).toEqual([]);
  });

  it('waits for the morning when it is requested at night', async () => {
    const night = new Date(startOfDay(addDays(bangkokDay(now), 1)).getTime() - 3_600_000);
    await send('province', {}, night);
    expect((await planned()).map(({ notBefore }) => notBefore > night)).toEqual([true, true]);
  });

  it('is refused when the number differs from the preview, for a foreign duty and beyond the quota', async () => {
    expect(await code(send('province', { expected: 3 }))).toBe('numbers-changed');
    expect(await code(send('otherHead'))).toBe('not-allowed');
    expect(await code(send('officer'))).toBe('not-allowed');
    expect(await code(send('province', { ids: ['unknown'] }))).toBe('not-found');
    await noteQuota(db, { quota: { limit: 100, used: 49 }, now });
    expect(await code(send('province'))).toBe('quota-short');
    expect(await planned()).toEqual([]);
  });
});

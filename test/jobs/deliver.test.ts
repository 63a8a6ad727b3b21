import type { Day } from '#domain/calendar.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { deliver } from '#jobs/deliver.ts';
import type { Delivery } from '#models/deliveries.ts';
import { testDatabase } from '../support/database.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { dutyOf, fill, personOf, refill } from '../support/world.ts';
import { createOffice, digestOf, minute, officersLike } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const grading = dutyOf({ obligation: 'grading' });
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
});

const run = () => deliver.run(office.tools);
const stateOf = async (id: string): Promise<Delivery | null> => stores.deliveries.get(id);
describe('a message in the outbox', () => {
  it('is sent to its person once, and a second run sends nothing', async () => {
    const id = await office.plan();
    await run();
    await run();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1, reason: null });
    expect(office.calls).toHaveLength(1);
    expect(JSON.parse(office.calls[0]?.body ?? '')).toMatchObject({ to: lineUserId('officer') });
  });

  it('is counted in the metrics once for each attempt, by its resulting state', async () => {
    await office.plan();
    office.script.push({ kind: 'unknown', reason: '500' });
    await run();
    office.pass(minute);
    await run();
    expect(office.counted).toEqual(['planned', 'sent']);
  });

  it('is sent again with the same key and the same bytes after an error from LINE', async () => {
    const id = await office.plan();
    office.script.push({ kind: 'unknown', reason: '500' }, 'lost before', 'lost after');
    const states: (string | undefined)[] = [];
    for (const wait of [0, 1, 2, 4]) {
      office.pass(wait * minute);
      await run();
      states.push((await stateOf(id))?.state);
    }
    expect(states).toEqual(['planned', 'planned', 'planned', 'sent']);
    expect(new Set(office.calls.map((call) => call.retryKey)).size).toBe(1);
    expect(new Set(office.calls.map((call) => call.body)).size).toBe(1);
    expect([office.calls.length, office.arrived().length]).toEqual([4, 1]);
  });

  it('is sent for a waiver, and is cancelled when the duty is owed again', async () => {
    const notice = { kind: 'waived' as const, duty: grading.id, reason: 'ศอช. ยุบเลิกแล้ว' };
    await stores.duties.update({ id: grading.id }, { $set: { state: 'waived' } });
    const id = await office.plan({ notice });
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
    expect(office.calls[0]?.body).toContain('ศอช. ยุบเลิกแล้ว');
    await stores.duties.update({ id: grading.id }, { $set: { state: 'todo' } });
    const late = await office.plan({ notice });
    await run();
    expect(await stateOf(late)).toMatchObject({ state: 'cancelled' });
  });

  it('lists all replies to comments, and is cancelled when the report was accepted', async () => {
    const notice = {
      kind: 'replied' as const,
      duty: grading.id,
      replies: [{ by: 'นางดาว', text: 'แนบใหม่แล้ว' }],
    };
    await stores.duties.update({ id: grading.id }, { $set: { state: 'returned' } });
    const id = await office.plan({ notice });
    const more = { by: 'นางดาว', text: 'และแก้วันที่แล้ว' };
    await stores.deliveries.addReply({ person: 'officer', duty: grading.id, reply: more });
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
    for (const words of ['แนบใหม่แล้ว', 'และแก้วันที่แล้ว'])
      expect(office.calls[0]?.body).toContain(words);
    expect(
      await stores.deliveries.addReply({ person: 'officer', duty: grading.id, reply: more }),
    ).toBeNull();
    const late = await office.plan({ notice });
    await stores.duties.update({ id: grading.id }, { $set: { state: 'accepted' } });
    await run();
    expect((await stateOf(late))?.state).toBe('cancelled');
  });

  it('is cancelled when the draft it announces has a new holder', async () => {
    const notice = { kind: 'draftGiven' as const, duty: grading.id, by: 'คนก่อน' };
    const draft = {
      id: grading.id,
      areaCode: grading.areaCode,
      holder: 'officer',
      answers: {},
      reasons: {},
      savedAt: {},
      progress: { done: 0, total: 1 },
      updatedAt: office.tools.clock(),
      version: 1,
    };
    await stores.drafts.put(draft);
    const [mine, theirs] = [
      await office.plan({ notice }),
      await office.plan({ notice, to: 'wideOfficer' }),
    ];
    await run();
    expect([(await stateOf(mine))?.state, (await stateOf(theirs))?.state]).toEqual([
      'sent',
      'cancelled',
    ]);
  });

  it('waits longer after each failure, up to an hour', async () => {
    const id = await office.plan();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      office.script.push('lost before');
      await run();
      const found = await stateOf(id);
      const wait = (found?.notBefore.getTime() ?? 0) - office.tools.clock().getTime();
      waits.push(wait / minute);
      office.pass(wait - 1);
      await run();
      expect(office.calls).toHaveLength(attempt + 1);
      office.pass(1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('expires when its outcome is unknown for a day, and is never sent twice', async () => {
    const id = await office.plan();
    office.script.push('lost after');
    await run();
    office.pass(48 * 60 * minute);
    await run();
    expect(await stateOf(id)).toMatchObject({ state: 'expired' });
    expect(office.arrived()).toHaveLength(1);
  });

  it('fails with LINE’s reason when refused, and is not tried again', async () => {
    const id = await office.plan();
    office.script.push({ kind: 'refused', status: 400, reason: '400 The property is invalid' });
    await run();
    office.pass(60 * minute);
    await run();
    expect(await stateOf(id)).toMatchObject({
      state: 'failed',
      reason: '400 The property is invalid',
    });
    expect(office.calls).toHaveLength(1);
  });

  it('is sent when the rate limit has passed', async () => {
    const id = await office.plan();
    office.script.push({ kind: 'rateLimit', reason: '429' });
    await run();
    expect(await stateOf(id)).toMatchObject({ state: 'planned', reason: '429' });
    office.pass(minute);
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('is sent on Monday after the rate limit on Friday evening', async () => {
    office.setClock(atBangkok('2024-12-20', '16:29'));
    const id = await office.plan();
    office.script.push({ kind: 'rateLimit', reason: '429' });
    await run();
    office.setClock(atBangkok('2024-12-23', '08:30'));
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('is cancelled for a person who is unknown or no longer a friend', async () => {
    await stores.persons.put({ ...personOf('officer'), following: false });
    const ids = [await office.plan(), await office.plan({ to: 'head' })];
    await stores.persons.remove({ id: 'head' });
    await run();
    expect(await Promise.all(ids.map(async (id) => (await stateOf(id))?.state))).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(office.calls).toEqual([]);
  });

  it.each<[Day, string]>([
    ['2024-12-18', '08:29'],
    ['2024-12-18', '16:30'],
    ['2024-12-18', '23:00'],
    ['2024-12-21', '10:00'],
    ['2024-12-10', '10:00'],
  ])('is not sent on %s at %s', async (day, time) => {
    office.setClock(atBangkok('2024-12-06', '09:00'));
    const id = await office.plan();
    office.setClock(atBangkok(day, time));
    expect(await run()).toBe(false);
    expect([(await stateOf(id))?.state, office.calls]).toEqual(['planned', []]);
  });

  it('does not stop other messages when its text cannot be built', async () => {
    const broken = await office.plan({ notice: digestOf(grading) });
    const good = await office.plan({ to: 'head' });
    const line = { ...office.tools.line };
    line.push = async (send) => {
      if (send.body.includes(lineUserId('officer'))) throw new Error('no token');
      return office.tools.line.push(send);
    };
    await expect(deliver.run({ ...office.tools, line })).rejects.toThrow('no token');
    expect([(await stateOf(broken))?.state, (await stateOf(good))?.state]).toEqual([
      'sending',
      'sent',
    ]);
  });
});

/** One message to each of three people. */
async function plannedForThree(urgent: readonly boolean[]): Promise<string[]> {
  const people = await officersLike(db, urgent.length);
  const ids: string[] = [];
  for (const [at, person] of people.entries())
    ids.push(await office.plan({ person, urgent: urgent[at] ?? false }));
  return ids;
}

describe('the monthly quota', () => {
  it('holds deliveries when it is used up and releases them next month', async () => {
    const ids = await plannedForThree([true, false, false]);
    const states = async () => Promise.all(ids.map(async (id) => (await stateOf(id))?.state));
    for (let count = 0; count < 3; count += 1)
      office.script.push({ kind: 'monthlyLimit', reason: '429 monthly limit' });
    await run();
    expect(await states()).toEqual(['held', 'held', 'held']);
    office.script.length = 0;
    office.quota.limit = 0;
    await run();
    expect(await states()).toEqual(['held', 'held', 'held']);
    office.setClock(atBangkok('2025-01-02', '09:00'));
    office.quota.limit = 300;
    await run();
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(office.arrived()).toHaveLength(3);
  });

  it('keeps its last fifty messages for urgent deliveries', async () => {
    office.quota.limit = 500;
    office.quota.used = 450;
    const ids = await plannedForThree([false, false, true]);
    await run();
    const states = await Promise.all(ids.map(async (id) => (await stateOf(id))?.state));
    // The fifty messages that are left are the reserve.
    expect(states).toEqual(['held', 'held', 'sent']);
  });

  it('does not stop reminders when it cannot be read', async () => {
    const id = await office.plan();
    const quota = () => Promise.reject(new Error('no answer'));
    await deliver.run({ ...office.tools, line: { ...office.tools.line, quota } });
    expect([(await stateOf(id))?.state, office.errors.length]).toEqual(['sent', 1]);
  });
});

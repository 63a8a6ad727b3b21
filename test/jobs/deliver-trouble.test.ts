import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { deliver } from '#jobs/deliver.ts';
import type { Delivery } from '#models/deliveries.ts';
import { testDatabase } from '../support/database.ts';
import { fill, refill } from '../support/world.ts';
import { createOffice, minute, officersLike } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
});

const run = () => deliver.run(office.tools);
const stateOf = async (id: string): Promise<Delivery | null> => stores.deliveries.get(id);

describe('a delivery that could not be sent', () => {
  it('is sent days later when LINE is back, and does not expire', async () => {
    const id = await office.plan();
    for (let tries = 0; tries < 4; tries += 1) {
      office.script.push({ kind: 'notSent', reason: 'no token' });
      await run();
      expect(await stateOf(id)).toMatchObject({ state: 'planned', body: null, retryKey: null });
      office.setClock(atBangkok(`2024-12-${19 + tries * (tries < 2 ? 1 : 2)}`, '09:00'));
    }
    office.script.length = 0;
    office.setClock(atBangkok('2024-12-26', '09:00'));
    await run();
    expect([(await stateOf(id))?.state, office.arrived().length]).toEqual(['sent', 1]);
  });

  it('returns to planned when LINE refuses our token; the run logs the refusal and stops', async () => {
    const ids: string[] = [];
    for (const person of await officersLike(db, 60)) ids.push(await office.plan({ person }));
    for (let index = 0; index < 40; index += 1)
      office.script.push({ kind: 'unauthorized', status: 401, reason: '401' });
    await run();
    expect(office.calls.length).toBeLessThan(40);
    expect(await stores.deliveries.count({ state: 'planned' })).toBe(60);
    expect(office.errors.length).toBeGreaterThan(0);
    office.script.length = 0;
    office.pass(5 * minute);
    await run();
    expect(await stores.deliveries.count({ state: 'sent' })).toBe(60);
  });
});

describe('a delivery that kills its sender', () => {
  it('is parked with its reason after three dead senders, and sent when an operator retries it', async () => {
    const id = await office.plan();
    const of = {
      now: office.tools.clock(),
      wallNow: office.tools.wallClock(),
      areas: { allBut: [] },
    };
    for (let life = 0; life < 3; life += 1)
      await stores.deliveries.claim({
        ...of,
        leaseUntil: new Date(0),
        orphans: life > 0,
        limit: 1,
      });
    const good = await office.plan({ to: 'head' });
    await run();
    expect(await stateOf(id)).toMatchObject({
      state: 'parked',
      reason: 'its sender died each time it was taken',
    });
    expect([(await stateOf(good))?.state, office.calls.length]).toEqual(['sent', 1]);
    expect(await stores.deliveries.unpark(null)).toBe(1);
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
  });
});

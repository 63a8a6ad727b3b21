import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { Day } from '#domain/calendar.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '#domain/calendar.ts';
import { termReminders } from '#jobs/term-reminders.ts';
import { deliver } from '#jobs/deliver.ts';
import { testDatabase } from '../support/database.ts';
import { fill, refill } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const termTo = '2025-06-13';

async function order(centre: string, change: { termTo?: Day; endedOn?: Day } = {}) {
  await stores.orders.put({
    id: `o.${centre}.${change.termTo ?? termTo}`,
    centre,
    areaCode: areaCodeSchema.parse(centre.slice(1)),
    number: 'ที่ 1/2564',
    date: '2021-06-14',
    signer: 'นายอำเภอ',
    termFrom: '2021-06-14',
    termTo,
    files: [],
    duty: '',
    endedOn: null,
    ...change,
  });
}

/**
 * The mornings on which the person got a reminder, from a hundred days before the end of the term until its
 * end.
 */
async function toldOn(person: string, skip: readonly string[] = []): Promise<string[]> {
  const office = createOffice(db);
  for (let before = 100; before >= -2; before -= 1) {
    const on = addDays(termTo, -before);
    if (skip.includes(on)) continue;
    office.setClock(atBangkok(on, '08:30'));
    await termReminders.run(office.tools);
    await termReminders.run(office.tools);
  }
  const rows = await stores.deliveries.find({ person }, { sort: { plannedAt: 1 } });
  return rows.map((row) => bangkokDay(row.plannedAt));
}

describe('the end of a committee’s term', () => {
  it('is announced 90, 60 and 30 days before, or on the working day before', async () => {
    await order('t570401');
    // The days of the announcements: 90 days before is Sat 15 Mar, 60 is Mon 14 Apr (Songkran), 30 is Wed
    // 14 May.
    expect(await toldOn('officer')).toEqual(['2025-03-14', '2025-04-11', '2025-05-14']);
    expect(await toldOn('head')).toEqual(['2025-03-14', '2025-04-11', '2025-05-14']);
    const people = new Set((await stores.deliveries.find({})).map((delivery) => delivery.person));
    expect([...people].toSorted()).toEqual(['head', 'officer', 'wideOfficer']);
  });

  it('is announced once on the next day after a day of downtime', async () => {
    await order('t570401');
    expect(await toldOn('officer', ['2025-05-14'])).toEqual([
      '2025-03-14',
      '2025-04-11',
      '2025-05-15',
    ]);
  });

  it('gives one message for several committees with the same last day, without replaced orders', async () => {
    await order('t570401');
    await order('t570402');
    await order('t570403', { endedOn: '2025-01-01' });
    const office = createOffice(db);
    office.setClock(atBangkok('2025-05-14', '08:30'));
    await termReminders.run(office.tools);
    const [told, ...more] = await stores.deliveries.find({ person: 'head' });
    expect(more).toEqual([]);
    expect(told?.notice).toMatchObject({ entries: [{ centre: 't570401' }, { centre: 't570402' }] });
  });

  it('is not announced when a new order came before the message was sent', async () => {
    await order('t570401');
    const office = createOffice(db);
    office.setClock(atBangkok('2025-05-14', '08:30'));
    await termReminders.run(office.tools);
    await stores.orders.updateMany({ centre: 't570401' }, { $set: { endedOn: '2025-05-14' } });
    await deliver.run(office.tools);
    expect(office.arrived()).toEqual([]);
    const states = (await stores.deliveries.find({})).map((delivery) => delivery.state);
    expect(new Set(states)).toEqual(new Set(['cancelled']));
  });
});

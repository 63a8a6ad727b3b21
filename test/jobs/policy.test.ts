import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import { createScheduler } from '#jobs/support/scheduler.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, refill } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.settings.remove({});
  office = createOffice(db);
  const { id } = dutyOf({ obligation: 'grading' });
  for (const duty of await stores.duties.find({}))
    if (duty.id !== id) await stores.duties.remove({ id: duty.id });
});

const notice = { kind: 'backAgain' as const, at: new Date(0) };
const officeRow = { id: '57', officeName: 'สพจ.', officePhone: '', quorumPercent: 50 };

function choose(policy: Partial<ReminderPolicy>): Promise<void> {
  return stores.settings.put({ ...officeRow, reminders: { ...usualPolicy, ...policy } });
}

async function people(): Promise<string[]> {
  return (await stores.deliveries.find({})).map(({ person }) => person).toSorted();
}

describe('the reminder policy of a province', () => {
  it('decides which waves its people get', async () => {
    await choose({ waves: [0] });
    office.setClock(atBangkok('2024-12-18', '08:30'));
    await dailyDigest.run(office.tools);
    expect(await people()).toEqual(['officer', 'wideOfficer']);
  });

  it('moves the digest and the window, also when the clock is set past the day', async () => {
    await choose({ digestAt: '09:30', from: '09:00', to: '18:00' });
    office.setClock(atBangkok('2024-12-18', '08:00'));
    const scheduler = createScheduler({
      jobs: [dailyDigest, deliver],
      tools: office.tools,
      moveClock: office.setClock,
    });
    await scheduler.advance(atBangkok('2024-12-18', '09:00'));
    expect(await people()).toEqual([]);
    await scheduler.advance(atBangkok('2024-12-18', '17:59'));
    const sent = await stores.deliveries.find({ state: 'sent' });
    expect(sent.map(({ sentAt }) => sentAt)).toEqual(
      sent.map(() => atBangkok('2024-12-18', '09:30')),
    );
    expect(sent).toHaveLength(3);
    const late = await office.plan({ to: 'otherHead', notice });
    office.setClock(atBangkok('2024-12-18', '17:59'));
    await deliver.run(office.tools);
    expect((await stores.deliveries.get(late))?.state).toBe('sent');
  });

  it('does not move the morning of another province', async () => {
    await stores.areas.insert({
      id: '50',
      level: 'province',
      name: 'เชียงใหม่',
      districtName: '',
      tile: null,
    });
    await stores.settings.put({
      ...officeRow,
      id: '50',
      reminders: { ...usualPolicy, digestAt: '10:00' },
    });
    office.setClock(atBangkok('2024-12-18', '08:30'));
    expect(await dailyDigest.run(office.tools)).toMatchObject({ provinces: 1 });
    office.setClock(atBangkok('2024-12-18', '10:00'));
    expect(await dailyDigest.run(office.tools)).toMatchObject({ provinces: 1 });
    expect(await dailyDigest.run(office.tools)).toMatchObject({ provinces: 0 });
  });
});

describe('a province that holds its messages', () => {
  const hold = { by: 'province', at: new Date(0), reason: 'ตรวจวันที่ในหนังสือ' };
  it('sends no message, not even an urgent one, until it releases them', async () => {
    await stores.settings.put({ ...officeRow, hold });
    office.setClock(atBangkok('2024-12-18', '10:00'));
    const ids = [
      await office.plan({ notice }),
      await office.plan({ to: 'head', notice, urgent: true }),
    ];
    const states = () =>
      Promise.all(ids.map(async (id) => (await stores.deliveries.get(id))?.state));
    await deliver.run(office.tools);
    expect(await states()).toEqual(['planned', 'planned']);
    await stores.settings.put({ ...officeRow, hold: null });
    await deliver.run(office.tools);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('does not stop the messages of another province', async () => {
    await stores.settings.put({ ...officeRow, id: '50', hold });
    office.setClock(atBangkok('2024-12-18', '10:00'));
    const id = await office.plan({ notice });
    await deliver.run(office.tools);
    expect((await stores.deliveries.get(id))?.state).toBe('sent');
  });
});

import type { Day } from '#domain/calendar.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { meetingReminders } from '#jobs/meeting-reminders.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, personOf, refill } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;

beforeAll(() => fill(db));
beforeEach(() => refill(db));

/** The days, from a week before, on which members of the centre were reminded of a meeting on `on`. */
async function heardOf(on: Day): Promise<string[]> {
  const office = createOffice(db);
  await stores.meetings.put({
    id: 'm',
    centre: 't570401',
    areaCode: '570401',
    on,
    place: 'ศาลากลางบ้าน',
    duty: dutyOf().id,
  });
  for (let before = 12; before >= 0; before -= 1) {
    const midnight = atBangkok(on, '08:30');
    office.setClock(new Date(midnight.getTime() - before * 86_400_000));
    await meetingReminders.run(office.tools);
    await meetingReminders.run(office.tools);
  }
  const rows = await stores.deliveries.find({ person: 'chair' }, { sort: { plannedAt: 1 } });
  return rows.map((row) =>
    new Date(row.plannedAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
  );
}

describe('members of a centre', () => {
  it.each<[string, Day, string[]]>([
    ['a Friday', '2025-03-14', ['2025-03-11', '2025-03-13']],
    ['a Monday: the days fall on Friday and Sunday', '2025-03-17', ['2025-03-14']],
    ['a Tuesday: Saturday moves to Friday', '2025-03-18', ['2025-03-14', '2025-03-17']],
    ['the day after the new year days', '2025-01-02', ['2024-12-27']],
  ])('are reminded of a meeting on %s', async (_what, on, expected) => {
    expect(await heardOf(on)).toEqual(expected);
  });

  it('are reminded of meetings of their own centre only, and only as friends of the account', async () => {
    await stores.persons.put({ ...personOf('member'), following: false });
    await heardOf('2025-03-14');
    const people = new Set((await stores.deliveries.find({})).map((row) => row.person));
    expect([...people].toSorted()).toEqual(['chair', 'secretary']);
  });

  it('are not reminded while they have muted meetings', async () => {
    const mute = { topic: 'meetings', until: '2025-03-12' } as const;
    await stores.persons.put({ ...personOf('chair'), mutes: [mute] });
    expect(await heardOf('2025-03-14')).toEqual(['2025-03-13']);
  });
});

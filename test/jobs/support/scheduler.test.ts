import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import { meetingReminders } from '#jobs/meeting-reminders.ts';
import { createScheduler } from '#jobs/support/scheduler.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill } from '#test/support/world.ts';
import { createOffice } from '../job-fixture.ts';
import type { Office } from '../job-fixture.ts';
import { digestsIn, refillWithTwoGradings } from '../two-gradings.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refillWithTwoGradings(db);
  office = createOffice(db);
});

describe('the scheduler', () => {
  const start = () =>
    createScheduler({
      jobs: [dailyDigest, meetingReminders, deliver],
      tools: office.tools,
      moveClock: office.setClock,
    });

  it('runs each job due between the old and the new time when the clock is set forward', async () => {
    office.setClock(atBangkok('2024-12-17', '10:00'));
    const scheduler = start();
    await scheduler.tick();
    await scheduler.advance(atBangkok('2024-12-20', '12:00'));
    expect((await digestsIn(db)).filter((line) => line.includes(' officer '))).toEqual([
      '2024-12-17 officer -1 sent',
      '2024-12-18 officer 0 sent',
      '2024-12-19 officer 1 sent',
    ]);
    expect(office.errors).toEqual([]);
  });

  it('makes up for a missed run once, at the next tick', async () => {
    office.setClock(atBangkok('2024-12-18', '11:45'));
    const scheduler = start();
    await scheduler.tick();
    await scheduler.tick();
    expect(await digestsIn(db)).toHaveLength(4);
    expect((await stores.runs.get('daily-digest'))?.slot).toEqual(atBangkok('2024-12-18', '10:00'));
  });

  it('keeps a missed run pending outside the window and after a failed job', async () => {
    office.setClock(atBangkok('2024-12-18', '17:00'));
    await start().tick();
    expect(await stores.runs.get('daily-digest')).toBeNull();
    const failing = {
      name: 'failing',
      schedule: { daily: '08:00' },
      run: () => Promise.reject(new Error('no')),
    };
    await createScheduler({
      jobs: [failing],
      tools: office.tools,
      moveClock: office.setClock,
    }).tick();
    expect([await stores.runs.get('failing'), office.errors.length]).toEqual([null, 1]);
  });

  it('returns the result of a job run by name, and false for an unknown name', async () => {
    const scheduler = start();
    expect([await scheduler.runNow('daily-digest'), await scheduler.runNow('nothing')]).toEqual([
      { provinces: 1, planned: 4 },
      false,
    ]);
  });
});

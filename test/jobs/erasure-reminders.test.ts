import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { erasureReminders } from '#jobs/erasure-reminders.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { fill, refill, situation } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  // A request that must be answered by 17 January.
  await execute(askErasure, { situation: situation(db, { as: 'chair' }), input: { words: '' } });
  await stores.deliveries.remove({});
});

async function remindersOn(...days: Day[]): Promise<number> {
  const office = createOffice(db);
  for (const day of days) {
    office.setClock(atBangkok(day, '08:30'));
    await erasureReminders.run(office.tools);
    await erasureReminders.run(office.tools);
  }
  return stores.deliveries.count({ person: 'province' });
}

describe('the province with an open request for erasure', () => {
  it('is reminded once ten, five, two and no days before the last day', async () => {
    expect(await remindersOn('2025-01-06')).toBe(0);
    expect(await remindersOn('2025-01-07', '2025-01-08', '2025-01-09')).toBe(1);
    expect(await remindersOn('2025-01-13', '2025-01-15', '2025-01-17')).toBe(4);
  });

  it('is reminded on the next working day when a day was missed', async () => {
    expect(await remindersOn('2025-01-10')).toBe(1);
  });

  it('is not reminded of a request that was answered', async () => {
    await stores.erasureRequests.updateMany({}, { $set: { state: 'refused' } });
    expect(await remindersOn('2025-01-13')).toBe(0);
  });
});

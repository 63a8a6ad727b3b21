import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unsentReminders } from '#jobs/unsent-reminders.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, plainAnswers, refill, situation } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf();
const hour = 3_600_000;

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const type = (answers: Readonly<Record<string, unknown>>) =>
  execute(saveDraft, {
    situation: situation(db, { as: 'officer' }),
    input: {
      id,
      changes: Object.entries(answers).map(([field, value]) => ({ field, value, seen: null })),
    },
  });
const toldAfter = async (...hours: number[]) => {
  const office = createOffice(db);
  for (const count of hours) {
    office.setClock(new Date(now.getTime() + count * hour));
    await unsentReminders.run(office.tools);
  }
  const rows = await stores.deliveries.find({ 'notice.kind': 'unsent' });
  return rows.map(({ person, notice }) => ({ person, notice }));
};

describe('a complete draft that was not sent', () => {
  it('leads to one reminder to its holder after a day', async () => {
    await type(plainAnswers);
    expect(await toldAfter(2)).toEqual([]);
    expect(await toldAfter(25, 26, 49)).toEqual([
      { person: 'officer', notice: { kind: 'unsent', duty: id } },
    ]);
  });

  it('leads to no reminder while an answer is missing', async () => {
    await type({ whyNot: 'รอคำสั่ง' });
    expect(await toldAfter(25)).toEqual([]);
  });
});

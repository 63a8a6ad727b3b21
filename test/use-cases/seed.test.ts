import { describe, expect, it } from 'vitest';
import { duty as dutySchema } from '../../domain/duty.ts';
import { readOverview } from '../../use-cases/read-overview.ts';
import { readDuty } from '../../use-cases/read-duty.ts';
import { seedDemo } from '../../use-cases/seed/demo.ts';
import { perform } from '../../use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { now, situation } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const personas = await seedDemo(db);
const province = situation(db, { as: 'province' });

describe('the demo data', () => {
  it('is a whole province with its 1,335 duties and people of every role', async () => {
    expect([await stores.centres.count({}), await stores.duties.count({})]).toEqual([143, 1335]);
    const roles = new Set(personas.flatMap((one) => one.grants.map((held) => held.role)));
    expect([...roles].toSorted()).toEqual([
      'admin',
      'districtHead',
      'member',
      'officer',
      'province',
    ]);
  });

  it('has only duties that can be, and something of every state', async () => {
    const duties = await stores.duties.find({});
    expect(duties.filter((one) => !dutySchema.safeParse(one).success)).toEqual([]);
    const states = [...new Set(duties.map((one) => one.state))].toSorted();
    expect(states).toEqual(
      expect.arrayContaining(['accepted', 'draft', 'inReview', 'returned', 'todo']),
    );
    for (const one of duties.filter((item) => item.submission !== null)) {
      expect([one.id, one.submittedAt !== null && one.submittedAt <= now]).toEqual([one.id, true]);
    }
  });

  it('has reports that still pass their own checks', async () => {
    const sent = (await stores.duties.find({})).filter((one) => one.submission !== null);
    const some = sent.filter((_, index) => index % Math.ceil(sent.length / 12) === 0);
    for (const { id } of some) {
      const { checks } = await perform(readDuty, { situation: province, input: { id } });
      expect([id, checks.problems]).toEqual([id, 0]);
    }
    expect(some.length).toBeGreaterThan(5);
  });

  it('is the same when it is loaded a second time', async () => {
    const before = await stores.duties.find({}, { sort: { _id: 1 } });
    const again = await seedDemo(db);
    expect(await stores.duties.find({}, { sort: { _id: 1 } })).toEqual(before);
    expect(again).toEqual(personas);
  });

  it('fills the overview: eighteen districts, figures that add up', async () => {
    const { rows, figures } = await perform(readOverview, { situation: province, input: {} });
    expect(rows).toHaveLength(18);
    expect(figures.total).toBeGreaterThan(1300);
    expect(figures.onTime + figures.overdue).toBeLessThanOrEqual(figures.total);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readClauses } from '#use-cases/overview/read-clauses.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, now, refill, situation } from '../../support/world.ts';
import type { Name } from '../../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const order = dutyOf({ obligation: 'integrated-committee' });
const project = dutyOf({ obligation: 'strong-tambon' });

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const read = (as: Name, area?: string) =>
  execute(readClauses, {
    situation: situation(db, { as }),
    input: area === undefined ? {} : { area },
  });

async function sent(duty: typeof order, revision: number, answers: Record<string, unknown>) {
  await stores.duties.update({ id: duty.id }, { $set: { state: 'inReview', revision } });
  await stores.submissions.insert({
    id: randomUUID(),
    duty: duty.id,
    centre: duty.centre,
    areaCode: duty.areaCode,
    form: duty.form,
    formVersion: 1,
    criteria: null,
    revision,
    answers,
    reasons: {},
    by: 'officer',
    at: now,
  });
}

describe('the overview of clauses 3 and 6', () => {
  it('counts the newest reports by area', async () => {
    await sent(order, 1, { orderState: 'inProgress' });
    await sent(order, 2, { orderState: 'new', experts: ['a', 'b'] });
    await sent(project, 1, {
      inProject: true,
      projects: [
        { id: '1', name: 'ก', stage: 'funded', budget: 1000 },
        { id: '2', name: 'ข', stage: 'proposed' },
      ],
    });
    const { orders, projects } = await read('province');
    expect(orders).toMatchObject({ total: 3, inForce: 1, inProgress: 0, notSent: 2, experts: 2 });
    expect(projects).toMatchObject({ total: 3, sent: 1, projects: 2, budget: 1000 });
    const funded = projects.stages.find(({ id }) => id === 'funded');
    expect(funded).toMatchObject({ projects: 1, budget: 1000 });
    const district = await read('head');
    expect(district.orders.areas).toMatchObject([
      { areaCode: '570401', inForce: 1 },
      { areaCode: '570402', inForce: 0, notSent: 1 },
    ]);
  });

  it('is refused in another district', async () => {
    await expect(read('otherHead', '5704')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

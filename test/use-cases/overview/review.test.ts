import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readReview } from '#use-cases/overview/read-review.ts';
import { forwardReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, plainAnswers, refill, situation } from '../../support/world.ts';
import type { Name } from '../../support/world.ts';

const db = await testDatabase();
const column = 'chiang-rai-2568.plan-mission.1';
const first = dutyOf();
const second = dutyOf({ centre: 't570402' });

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const read = (as: Name, input: object = {}) =>
  execute(readReview, { situation: situation(db, { as }), input: { column, ...input } });
const submit = (as: Name, id: string) =>
  execute(submitReport, {
    situation: situation(db, { as }),
    input: { id, submission: randomUUID(), follows: 0, answers: plainAnswers, reasons: {} },
  });

describe('the reports that a reader can review together', () => {
  it('are those that wait for this reader, at this stage and in this area', async () => {
    await submit('officer', first.id);
    await submit('otherOfficer', second.id);
    expect(await read('head')).toMatchObject({
      act: 'forward',
      waiting: 2,
      reports: [{ id: first.id, revision: 1, plain: true }, { id: second.id }],
    });
    expect(await read('province')).toMatchObject({ act: null, waiting: 0, reports: [] });
    await execute(forwardReport, {
      situation: situation(db, { as: 'head' }),
      input: { id: first.id, revision: 1 },
    });
    expect(await read('province')).toMatchObject({ act: 'accept', reports: [{ id: first.id }] });
    expect((await read('head')).reports.map(({ id }) => id)).toEqual([second.id]);
    expect(await read('wideOfficer')).toMatchObject({ act: null, reports: [] });
  });

  it('say that a report must be read when its sender did not look at copied answers', async () => {
    await submit('officer', first.id);
    await db.stores.submissions.update({ duty: first.id }, { $set: { copied: ['whyNot'] } });
    expect((await read('head')).reports).toMatchObject([{ plain: false, copied: 1 }]);
  });

  it('are refused in another district', async () => {
    await expect(read('otherHead', { area: '5704' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

import { beforeAll, expect, it } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, situation } from '../support/world.ts';

const db = await testDatabase();
const duty = dutyOf({ obligation: 'committee-register' });

/** The same duty in an earlier year. */
const inYear = (fiscalYear: number, part: Partial<Duty>): Duty => ({
  ...duty,
  id: `letter-${fiscalYear}.${part.obligation ?? 'committee-register'}`,
  letter: `letter-${fiscalYear}`,
  fiscalYear,
  ...part,
});

const accepted = { state: 'accepted', revision: 1 } as const;

beforeAll(async () => {
  await fill(db);
  await db.stores.duties.insertMissing([
    inYear(2567, { ...accepted, archived: true }),
    inYear(2567, { obligation: 'never-sent', archived: true }),
    inYear(2566, { ...accepted, archived: true }),
    inYear(2565, { ...accepted }),
  ]);
});

it('the page of a centre lists the reports of all earlier years separately from this year’s', async () => {
  const centre = await execute(readCentre, {
    situation: situation(db, { as: 'officer' }),
    input: { id: duty.centre },
  });
  expect(centre.earlier.map((year) => [year.fiscalYear, year.duties.length])).toEqual([
    [2567, 1],
    [2566, 1],
    [2565, 1],
  ]);
  expect(new Set(centre.duties.map((view) => view.fiscalYear))).toEqual(new Set([2568]));
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { exportReport } from '#use-cases/reports/export-reports.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { examplesOf } from '#test/examples/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { attachAll, dutyOf, fill, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const register = dutyOf({ obligation: 'committee-register' });
const { id } = register;
const [example] = examplesOf['committee-register'].accepted;
const phone = '0891234567';
const centrePhone = '053123456';

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await attachAll(db, { duty: register, answers: example.answers });
  const rows = example.answers['members'];
  const members = (Array.isArray(rows) ? rows : []).map((row: object) => ({ ...row, phone }));
  const answers = { ...example.answers, members, phone: centrePhone };
  const input = { id, submission: randomUUID(), follows: 0, reasons: {}, answers };
  await execute(submitReport, { situation: situation(db, { as: 'officer' }), input });
});

const shownTo = async (as: Name) => {
  const call = { situation: situation(db, { as }), input: { id } };
  return JSON.stringify([await execute(readDuty, call), await execute(exportReport, call)]);
};

describe('the phone numbers of a committee in its register', () => {
  it.each<Name>(['chair', 'secretary', 'member'])(
    'are shown and exported masked to the %s, except the number of the centre',
    async (name) => {
      const text = await shownTo(name);
      expect(text).not.toMatch(/0891234567|089-123-4567/);
      expect(text).toContain('089-xxx-4567');
      expect(text).toMatch(/053123456|053-123-456/);
    },
  );

  it.each<Name>(['officer', 'head', 'province'])(
    'are shown completely to the %s, who calls them',
    async (name) => {
      const text = await shownTo(name);
      expect(text).toMatch(/0891234567/);
      expect(text).not.toContain('089-xxx-4567');
    },
  );
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#domain/register/register.ts';
import { trusted } from '#models/mongo/collection.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, refill, seatMembers, situation } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const later = new Date('2025-06-10T03:00:00Z');

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await seatMembers(db);
});

/** Sends the form's own example, which names people among the nine members. */
async function sent(obligation: 'committee-meeting' | 'integrated-committee'): Promise<string> {
  const duty = dutyOf({ obligation });
  const [example] = examplesOf[duty.form].accepted;
  await attachAll(db, { duty, answers: example.answers });
  await execute(submitReport, {
    situation: situation(db, { as: 'officer', at: later }),
    input: {
      id: duty.id,
      submission: randomUUID(),
      follows: 0,
      answers: example.answers,
      reasons: example.reasons ?? {},
    },
  });
  return duty.id;
}

async function sittingOne(): Promise<Member> {
  const one = await stores.members.get('m1');
  if (!one) throw new Error('m1 sits on the committee');
  return one;
}

const tenMore = Array.from({ length: 10 }, (_, index) => `n${index + 1}`);

async function problemsOf(id: string): Promise<number> {
  const { checks } = await execute(readDuty, {
    situation: situation(db, { as: 'province', at: later }),
    input: { id },
  });
  return checks.problems;
}

describe('a report that passed its checks when sent', () => {
  it.each(['committee-meeting', 'integrated-committee'] as const)(
    'still passes when more people join the committee the same day: %s',
    async (obligation) => {
      const id = await sent(obligation);
      const one = await sittingOne();
      // A register accepted later may say that they had been members for a year.
      const joined = tenMore.map((name) => ({ ...one, id: name, since: '2024-06-01' as const }));
      await stores.members.insertMissing(joined);
      expect(await problemsOf(id)).toBe(0);
    },
  );

  it.each(['committee-meeting', 'integrated-committee'] as const)(
    'still passes and shows names when the people it names leave: %s',
    async (obligation) => {
      const id = await sent(obligation);
      const one = await sittingOne();
      await stores.members.put({ ...one, until: '2025-06-10' });
      const read = await execute(readDuty, {
        situation: situation(db, { as: 'province', at: later }),
        input: { id },
      });
      expect(read.checks.problems).toBe(0);
      expect(read.context.members.map((member) => member.id)).toContain('m1');
    },
  );
});

describe('a report that failed its checks when sent', () => {
  it('still fails when the committee shrinks until the report would now pass', async () => {
    const id = await sent('committee-meeting');
    const report = await stores.submissions.newest(id);
    if (!report) throw new Error('it was sent');
    const few = { ...report.answers, present: ['m1', 'm2'], chairedBy: ['m1'] };
    await stores.submissions.put({ ...report, answers: few });
    expect(await problemsOf(id)).toBe(1);
    const most = { seatNo: trusted({ $gte: 2 }) };
    await stores.members.updateMany(most, { $set: { until: '2025-06-10' } });
    expect(await problemsOf(id)).toBe(1);
  });
});

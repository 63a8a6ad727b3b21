import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkMember } from '#use-cases/centres/link-member.ts';
import { acceptReport, forwardReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, personOf, refill, situation } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const register = dutyOf({ obligation: 'committee-register' });
const [example] = examplesOf['committee-register'].accepted;
/** The example's chair is called นางจันทร์ดี สมมุติ. */
const chairName = 'นางจันทร์ดี สมมุติ';

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  for (const [id, seat] of [
    ['chair', 'chair'],
    ['member', 'member'],
  ] as const) {
    const grants = [
      { role: 'member' as const, areaCode: '570401' as const, centre: 't570401', seat },
    ];
    await stores.persons.put({ ...personOf(id), name: chairName, grants });
  }
});

async function acceptRegister(): Promise<void> {
  await attachAll(db, { duty: register, answers: example.answers });
  const { id } = register;
  const report = { id, submission: randomUUID(), follows: 0, reasons: {} };
  const input = { ...report, answers: example.answers };
  await execute(submitReport, { situation: situation(db, { as: 'officer' }), input });
  const reviewed = { id, revision: 1 };
  await execute(forwardReport, { situation: situation(db, { as: 'head' }), input: reviewed });
  await execute(acceptReport, { situation: situation(db, { as: 'province' }), input: reviewed });
}

const seatOf = async (id: string) => (await stores.persons.get(id))?.grants[0]?.seat;

describe('two people of one display name, equal to the name of the chair in the register', () => {
  it('get no seat when the register is accepted', async () => {
    await acceptRegister();
    expect([await seatOf('chair'), await seatOf('member')]).toEqual([null, null]);
    const [row] = await stores.members.sitting('t570401');
    expect(row).toMatchObject({ position: 'chair', person: null, linkedBy: null });
  });

  it('are told apart by the officer: the linked one gets the seat, the other nothing', async () => {
    await acceptRegister();
    const [row] = await stores.members.sitting('t570401');
    const input = { member: row?.id, person: 'member' };
    await execute(linkMember, { situation: situation(db, { as: 'officer' }), input });
    expect([await seatOf('chair'), await seatOf('member')]).toEqual([null, 'chair']);
    await expect(
      execute(linkMember, {
        situation: situation(db, { as: 'officer' }),
        input: { ...input, person: 'chair' },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

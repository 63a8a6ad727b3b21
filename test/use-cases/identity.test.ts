import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkMember } from '#use-cases/centres/link-member.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { createInvite } from '#use-cases/people/invites.ts';
import { join } from '#use-cases/people/join.ts';
import { acceptReport, forwardReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { projectRegister } from '#use-cases/reports/project-register.ts';
import { command, execute } from '#use-cases/use-case.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, now, personOf, refill, situation } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const register = dutyOf({ obligation: 'committee-register' });
const [example] = examplesOf['committee-register'].accepted;
/** The chair in the example is นางจันทร์ดี สมมุติ. */
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

interface Names {
  prefix: string;
  first: string;
  last: string;
}

/** Applies the accepted register once more, with the name of the chair edited in place. */
async function projectWith(edit: (names: Names) => Names): Promise<void> {
  const duty = await stores.duties.get(register.id);
  const report = await stores.submissions.newest(register.id);
  const rows = await stores.members.sitting('t570401');
  if (!duty || !report) throw new Error('no report');
  const members = rows.map(({ id, position, prefix, first, last, ...row }) => {
    const names = { prefix, first, last };
    return { ...row, id, position, name: position === 'chair' ? edit(names) : names };
  });
  await stores.submissions.put({ ...report, answers: { ...report.answers, members } });
  const project = command({
    name: 'test.project',
    input: z.object({}),
    run: (env) => projectRegister(env, duty),
  });
  await execute(project, { situation: at('province', 0), input: {} });
}

const seatOf = async (id: string) => (await stores.persons.get(id))?.grants[0]?.seat;

const day = 86_400_000;
const at = (as: 'officer' | 'head' | 'province', after: number) => ({
  ...situation(db, { as }),
  now: new Date(now.getTime() + after),
});

describe('an accepted register that was reopened', () => {
  it('is in force as before after the reopening is undone', async () => {
    await acceptRegister();
    const { id } = register;
    await execute(reopenDuty, { situation: at('province', day), input: { id, reason: 'ผิด' } });
    expect(await stores.members.sitting('t570401')).toEqual([]);
    await execute(undoDecision, { situation: at('province', day + 1_000), input: { id } });
    expect((await stores.members.sitting('t570401'))[0]).toMatchObject({ position: 'chair' });
    expect((await stores.duties.get(id))?.state).toBe('accepted');
  });
});

describe('an invite that names a register row', () => {
  it('gives no seat when the id of the row now belongs to another name', async () => {
    await acceptRegister();
    const rows = await stores.members.sitting('t570401');
    const [chair] = rows;
    const plain = rows.find((row) => row.position === 'member');
    if (!chair || !plain) throw new Error('no such rows');
    const place = { role: 'member', areaCode: '570401', centre: 't570401', seat: null };
    const input = { ...place, uses: 1, days: 7, member: plain.id };
    const { code } = await execute(createInvite, { situation: at('head', 0), input });
    const { nameKey } = chair;
    await stores.members.put({ ...plain, nameKey, position: 'chair' });
    const newcomer = { ...situation(db, { as: 'stranger' }), now };
    const { grant } = await execute(join, { situation: newcomer, input: { code } });
    expect(grant.seat).toBeNull();
  });
});

describe('a link between account and row that was made by an equal name', () => {
  it('is confirmed when the officer links the same person', async () => {
    await acceptRegister();
    const [row] = await stores.members.sitting('t570401');
    if (!row) throw new Error('no rows');
    await stores.members.put({ ...row, person: 'member', linkedBy: 'name' });
    const input = { member: row.id, person: 'member' };
    await execute(linkMember, { situation: at('officer', 0), input });
    expect((await stores.members.get(row.id))?.linkedBy).toBe('officer');
  });
});

describe('two people of one display name, equal to the name of the chair in the register', () => {
  it('get no seat when the register is accepted', async () => {
    await acceptRegister();
    expect([await seatOf('chair'), await seatOf('member')]).toEqual([null, null]);
    const [row] = await stores.members.sitting('t570401');
    expect(row).toMatchObject({ position: 'chair', person: null, linkedBy: null });
  });

  it('are told apart by the officer: the linked one gets the seat, the other none', async () => {
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

describe('the chair’s row edited in place to a person of another surname', () => {
  it('removes the seat from the account, tells the person and lists them as not linked', async () => {
    await acceptRegister();
    const [row] = await stores.members.sitting('t570401');
    if (!row) throw new Error('no rows');
    const input = { member: row.id, person: 'member' };
    await execute(linkMember, { situation: at('officer', 0), input });
    await projectWith((names) => ({ ...names, last: 'ทดลอง' }));
    expect(await seatOf('member')).toBeNull();
    const told = (await stores.deliveries.ofPerson('member', 10)).map(({ notice }) => notice.kind);
    expect(told).toEqual(['unlinked']);
    const place = await execute(readCentre, {
      situation: at('officer', 0),
      input: { id: 't570401' },
    });
    expect(place.register.unlinked.map(({ id }) => id)).toContain('member');
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { forwardReport } from '#use-cases/reports/review-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { examples as registerExamples } from '../examples/committee-register.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, refill, seatMembers, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const register = dutyOf({ obligation: 'committee-register' });

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const read = (as: Name) =>
  execute(readCentre, { situation: situation(db, { as }), input: { id: 't570401' } });

/** A submitted report of the centre, as it was sent. */
async function sent(duty: typeof register, answers: Record<string, unknown>): Promise<void> {
  await stores.duties.save({
    ...duty,
    state: 'inReview',
    reviewAt: 'district',
    revision: 1,
    submittedAt: now,
    submittedBy: 'officer',
  });
  await stores.submissions.insert({
    id: randomUUID(),
    duty: duty.id,
    centre: duty.centre,
    areaCode: duty.areaCode,
    form: duty.form,
    formVersion: 1,
    criteria: null,
    revision: 1,
    answers,
    reasons: {},
    by: 'officer',
    at: now,
  });
}

const [example] = registerExamples.accepted;
const answers = { ...example?.answers, phone: '053123456', office: { text: 'ที่ทำการกำนัน' } };

describe('the page of a centre', () => {
  it('shows the office of the newest register and who works with it', async () => {
    await sent(register, answers);
    const { office } = await read('head');
    expect(office).toMatchObject({ place: 'ที่ทำการกำนัน', phone: '053123456' });
    expect(office.officers.toSorted()).toEqual(['officer สมมุติ', 'wideOfficer สมมุติ']);
  });

  it('shows officials which members get messages, and hides this from members', async () => {
    await seatMembers(db);
    await stores.members.update({ id: 'm1' }, { $set: { person: 'chair' } });
    await stores.members.update({ id: 'm2' }, { $set: { person: 'secretary' } });
    await stores.persons.change('secretary', { following: false, followChangedAt: now });
    const reachesOf = async (as: Name) =>
      (await read(as)).register.members.map(({ reach }) => reach);
    expect((await reachesOf('officer')).slice(0, 3)).toEqual(['friend', 'blocked', 'notYet']);
    expect(new Set(await reachesOf('chair'))).toEqual(new Set([null]));
  });

  it('shows the order of the กบต. with its experts', async () => {
    const order = dutyOf({ obligation: 'integrated-committee' });
    expect((await read('province')).integratedOrder).toBeNull();
    await sent(order, {
      orderState: 'new',
      orderNo: '12/2568',
      orderDate: '2024-12-10',
      signer: 'นายอำเภอ',
      memberCount: 20,
      experts: ['a', 'b', 'c'],
    });
    expect((await read('province')).integratedOrder).toMatchObject({
      duty: order.id,
      isAccepted: false,
      number: '12/2568',
      date: '2024-12-10',
      members: 20,
      experts: 3,
    });
  });

  it('shows its history only to people who may read the audit', async () => {
    await sent(register, answers);
    await execute(forwardReport, {
      situation: situation(db, { as: 'head' }),
      input: { id: register.id, revision: 1 },
    });
    const [newest] = (await read('head')).events;
    expect(newest).toMatchObject({ who: 'head สมมุติ', verb: 'ส่งต่อจังหวัด' });
    for (const as of ['chair', 'officer'] as const) expect((await read(as)).events).toEqual([]);
  });
});

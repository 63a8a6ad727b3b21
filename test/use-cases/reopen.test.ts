import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reopenRequest } from '#use-cases/duties/extend-duty.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { acceptReport, forwardReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import { attachAll, dutyOf, fill, now, personOf, refill, seatMembers } from '../support/world.ts';
import { after, asking, code, createRoute, deciding, duty, id, returning } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const { accept, by, decisions, reopen, routeOf, send, told, undo, waive } = createRoute(db);

beforeAll(() => fill(db));
beforeEach(() => refill(db));

describe('a reopened report', () => {
  it('returns to the province as just received, and its sender gets the reason', async () => {
    await decisions['accept']?.first();
    const before = await routeOf();
    await accept();
    await reopen({ who: 'secondProvince', at: after(86_400_000) });
    expect(await routeOf()).toEqual(before);
    const [notice] = await told('reopened');
    expect(notice).toMatchObject({
      person: 'officer',
      notice: { what: 'report', reason: 'รับรองผิดฉบับ', by: 'secondProvince สมมุติ' },
    });
    expect((await stores.audit.ofSubject(id)).at(-1)).toMatchObject({
      action: 'duty.reopen',
      note: 'รับรองผิดฉบับ',
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['to do', () => Promise.resolve()],
    ['at the district', () => send()],
    ['at the province', () => decisions['accept']?.first() ?? Promise.resolve()],
    ['returned', () => send().then(() => by({ who: 'head' }, returning))],
  ])('returns to its earlier state when it was waived while %s', async (_name, first) => {
    await first();
    const before = await routeOf();
    await waive();
    await reopen({ who: 'province', at: after(86_400_000) });
    expect(await routeOf()).toEqual(before);
  });

  it('needs a reason, a province officer, and a finished duty', async () => {
    expect(await code(reopen({ who: 'province' }))).toBe('wrong-state');
    await waive();
    expect(await code(reopen({ who: 'head' }))).toBe('not-allowed');
    expect(await code(reopen({ who: 'province' }, '  '))).toBe('invalid-input');
    const waiver = { reason: 'ยุบ', by: 'x', at: now, endedFrom: 'todo' as const };
    await stores.duties.replace({ ...duty, state: 'waived', waiver });
    expect(await code(reopen({ who: 'province' }))).toBe('wrong-state');
  });

  it('returns to a state derived from its report when an older version stored none with the waiver', async () => {
    const waiver = { reason: 'ยุบ', by: 'x', at: now };
    const old = { ...duty, state: 'waived' as const, waiver };
    await stores.duties.replace(old);
    await reopen({ who: 'province' });
    expect(await stores.duties.get(id)).toMatchObject({ state: 'todo' });
    await stores.duties.replace({ ...old, revision: 1, submittedBy: 'officer' });
    await reopen({ who: 'province' });
    expect(await stores.duties.get(id)).toMatchObject({ state: 'inReview', reviewAt: 'district' });
  });
});

describe('a reopened request for more time', () => {
  const reopening = (at: Date) =>
    by({ who: 'province', at }, { useCase: reopenRequest, input: { id, reason: 'ตรวจสอบพื้นที่แล้ว' } });

  it.each([true, false])('is open with the earlier date (granted: %s)', async (grant) => {
    await by({ who: 'officer' }, asking);
    await by({ who: 'province' }, deciding(grant));
    await reopening(after(86_400_000));
    expect(await stores.duties.get(id)).toMatchObject({
      dueOn: duty.dueOn,
      districtDueOn: duty.districtDueOn,
      extension: { state: 'asked', dueOn: '2025-10-15', decidedBy: null },
    });
    const [notice] = await told('reopened');
    expect(notice).toMatchObject({ person: 'officer', notice: { what: 'extension' } });
    await by({ who: 'province', at: after(90_000_000) }, deciding(true));
    expect(await stores.duties.get(id)).toMatchObject({ dueOn: '2025-10-15' });
  });

  it('needs a reason when refused, which is stored and sent', async () => {
    await by({ who: 'officer' }, asking);
    const { useCase, input } = deciding(false);
    const silent = { useCase, input: { ...input, reason: ' ' } };
    expect(await code(by({ who: 'province' }, silent))).toBe('reason-required');
    await by({ who: 'province' }, deciding(false));
    const [notice] = await told('extensionDecided');
    expect(notice).toMatchObject({
      notice: { granted: false, reason: 'ใกล้กำหนดแล้ว', by: 'province สมมุติ' },
    });
  });
});

describe('a register whose acceptance is undone', () => {
  const register = dutyOf({ obligation: 'committee-register' });
  const [example] = examplesOf['committee-register'].accepted;
  const acceptRegister = async () => {
    await seatMembers(db);
    await stores.members.update({ id: 'm1' }, { $set: { person: 'chair' } });
    await attachAll(db, { duty: register, answers: example.answers });
    const input = {
      id: register.id,
      submission: randomUUID(),
      follows: 0,
      answers: example.answers,
      reasons: {},
    };
    await by({ who: 'officer' }, { useCase: submitReport, input });
    await by({ who: 'head' }, { useCase: forwardReport, input: { id: register.id, revision: 1 } });
    const before = await ledger();
    await by(
      { who: 'province' },
      { useCase: acceptReport, input: { id: register.id, revision: 1 } },
    );
    return before;
  };
  async function ledger() {
    return {
      orders: await stores.orders.ofCentre('t570401'),
      members: await stores.members.ever('t570401'),
      grants: (await stores.persons.ofCentre('t570401')).map((person) => [
        person.id,
        person.grants,
      ]),
    };
  }

  it('restores orders, members and permissions', async () => {
    const before = await acceptRegister();
    expect(await ledger()).not.toEqual(before);
    await undo({ who: 'province', at: after(8_000) }, register.id);
    expect(await ledger()).toEqual(before);
  });

  it('keeps later changes and says so in the history', async () => {
    const before = await acceptRegister();
    const changed = { ...personOf('chair'), grants: personOf('otherChair').grants };
    await stores.persons.put(changed);
    const [seat] = await stores.members.sitting('t570401');
    await stores.members.update({ id: seat?.id }, { $set: { phone: '0899999999' } });
    await by(
      { who: 'province', at: after(86_400_000) },
      { useCase: reopenDuty, input: { id: register.id, reason: 'รับรองผิดฉบับ' } },
    );
    const left = await ledger();
    expect(left.orders).toEqual(before.orders);
    expect(left.members.filter((member) => member.phone === '0899999999')).toHaveLength(1);
    expect(await stores.persons.get('chair')).toMatchObject(changed);
    expect((await stores.audit.ofSubject(register.id)).at(-1)?.note).toMatch(/คงไว้ \d+ รายการ/);
  });
});

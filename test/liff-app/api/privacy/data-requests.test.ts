import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { erasureReminders } from '#jobs/erasure-reminders.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { personOf } from '#test/support/world.ts';
import type { Client } from '../client.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);

const path = '/api/me/data-requests';
const list = { path: '/api/privacy/data-requests' };
const correction = { kind: 'correction', words: 'นามสกุลในทะเบียนผิด' };
const ask = (client: Client, json: Record<string, unknown> = correction) => client({ path, json });
const idOf = async () => (await stores.dataRequests.find({}))[0]?.id ?? 'none';
const answer = async (client: Client, reply = 'แก้ไขแล้ว') =>
  client({ path: `/api/privacy/data-requests/${await idOf()}/answer`, json: { reply } });
const told = async (person: string) =>
  (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);

describe('a request for a correction of one’s data', () => {
  it('is on the province’s list with 30 days, and its answer reaches the person', async () => {
    const { chair, province, secondProvince } = await clients(
      'chair',
      'province',
      'secondProvince',
    );
    expect(await ask(chair)).toMatchObject({ status: 200, json: { isNew: true } });
    expect(await ask(chair)).toMatchObject({ status: 200, json: { isNew: false } });
    expect([await told('province'), await told('secondProvince')]).toEqual([
      ['dataAsked'],
      ['dataAsked'],
    ]);
    const row = { kind: 'correction', name: personOf('chair').name, words: correction.words };
    expect((await province(list)).json['open']).toMatchObject([{ ...row, daysLeft: 30 }]);
    expect((await answer(province)).json).toEqual({ isFirst: true });
    expect((await answer(secondProvince, 'ไม่แก้')).json).toEqual({ isFirst: false });
    expect(await told('chair')).toEqual(['dataAnswered']);
    expect((await chair({ path })).json['requests']).toMatchObject([
      { kind: 'correction', state: 'answered', reply: 'แก้ไขแล้ว' },
    ]);
    expect((await province(list)).json).toMatchObject({
      open: [],
      answered: [{ kind: 'correction' }],
    });
    const rows = await stores.audit.ofSubject('chair');
    expect(rows.map(({ action }) => action)).toContain('dataRequest.answer');
  });

  it('exists once for each kind, and can be withdrawn before the answer', async () => {
    const { chair, province, member } = await clients('chair', 'province', 'member');
    await ask(chair);
    const withdraw = { path: `${path}/${await idOf()}/withdraw`, json: {} };
    expect(outcome(await member(withdraw))).toBe('404 not-found');
    expect(outcome(await chair(withdraw))).toBe('200');
    expect(outcome(await chair(withdraw))).toBe('200');
    expect(await told('province')).toEqual([]);
    expect(outcome(await answer(province))).toBe('404 not-found');
    expect((await ask(chair, { kind: 'copy', words: 'ทั้งหมด' })).json).toMatchObject({
      isNew: true,
    });
    expect((await province(list)).json['open']).toHaveLength(1);
  });

  it('cannot be answered by the person who asked, a head or another person', async () => {
    const { province, head, chair } = await clients('province', 'head', 'chair');
    await ask(province);
    expect(outcome(await answer(province))).toBe('403 not-allowed');
    expect(outcome(await answer(head))).toBe('403 not-allowed');
    expect(outcome(await head(list))).toBe('403 not-allowed');
    expect(outcome(await chair(list))).toBe('403 not-allowed');
    expect((await province(list)).json['open']).toMatchObject([
      { mayAnswer: false, answeredBy: 'province' },
    ]);
    expect(await told('admin')).toEqual([]);
  });

  it('goes to an administrator when the only officer of the province asked', async () => {
    await stores.persons.update({ id: 'secondProvince' }, { $set: { grants: [] } });
    const { province, admin } = await clients('province', 'admin');
    await ask(province);
    expect(await told('admin')).toEqual(['dataAsked']);
    expect((await province(list)).json['open']).toMatchObject([{ answeredBy: 'admin' }]);
    expect((await admin({ path: '/api/settings' })).json).toMatchObject({ dataRequests: 1 });
    expect((await answer(admin)).json).toEqual({ isFirst: true });
    expect(await told('province')).toEqual(['dataAnswered']);
  });

  it('says when no other person can answer it', async () => {
    const own = [...personOf('province').grants, ...personOf('admin').grants];
    await stores.persons.update({ id: 'province' }, { $set: { grants: own } });
    for (const id of ['secondProvince', 'admin'])
      await stores.persons.update({ id }, { $set: { grants: [] } });
    const { province } = await clients('province');
    await ask(province);
    expect((await province(list)).json['open']).toMatchObject([
      { mayAnswer: false, answeredBy: null },
    ]);
  });

  it('is refused after three in a day', async () => {
    const { chair } = await clients('chair');
    const statuses: number[] = [];
    for (const kind of ['copy', 'correction', 'copy', 'copy']) {
      statuses.push((await ask(chair, { kind, words: 'ทั้งหมด' })).status);
      await stores.dataRequests.updateMany({ state: 'asked' }, { $set: { state: 'answered' } });
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await stores.dataRequests.count({})).toBe(3);
  });

  it('is shown as a reminder ten days before its last day, and not after the answer', async () => {
    const { chair, province } = await clients('chair', 'province');
    await ask(chair);
    const office = createOffice(db);
    office.setClock(atBangkok('2025-01-08', '09:00'));
    expect(await erasureReminders.run(office.tools)).toEqual({ provinces: 1, planned: 2 });
    await answer(province);
    office.setClock(atBangkok('2025-01-13', '09:00'));
    expect(await erasureReminders.run(office.tools)).toEqual({ provinces: 1, planned: 0 });
  });
});

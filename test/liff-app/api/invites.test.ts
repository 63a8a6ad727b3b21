import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome, statuses } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients, minutes } = await openDesk(db);

describe('an invite', () => {
  const invite = (change: object) => ({
    path: '/api/invites',
    json: {
      role: 'officer',
      areaCode: '570402',
      centre: null,
      seat: null,
      uses: 1,
      days: 7,
      ...change,
    },
  });

  it('gives its role once for each use, and not to the same person twice', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const { json } = await head(invite({}));
    const join = { path: '/api/join', json: { code: ` ${String(json['code']).toLowerCase()} ` } };
    expect((await stranger(join)).json['lead']).toBe('officer');
    expect((await stranger(join)).status).toBe(200);
    expect(outcome(await admin(join))).toBe('422 invite-invalid');
    expect((await stores.persons.get('stranger'))?.grants).toHaveLength(1);
  });

  it('gives its last use to one of two people at once', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const { json } = await head(invite({}));
    const join = { path: '/api/join', json: { code: json['code'] } };
    const answers = await Promise.all([stranger(join), admin(join)]);
    expect(statuses(answers)).toEqual(['200', '422']);
  });

  it('is refused after its last day', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const { json } = await head(invite({}));
    api.setNow(new Date(minutes(0).getTime() + 7 * 86_400_000 + 1));
    expect(outcome(await stranger({ path: '/api/join', json: { code: json['code'] } }))).toBe(
      '422 invite-invalid',
    );
  });

  it('is refused with a reason when its centre has closed, and is not used up', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const seat = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' };
    const { json } = await head(invite(seat));
    await stores.centres.update({ id: 't570401' }, { $set: { closedOn: '2024-12-18' } });
    const join = { path: '/api/join', json: { code: json['code'] } };
    expect(outcome(await stranger(join))).toBe('422 centre-closed');
    expect(outcome(await head(invite(seat)))).toBe('422 centre-closed');
    await stores.centres.update({ id: 't570401' }, { $set: { closedOn: null } });
    expect((await stranger(join)).json['lead']).toBe('member');
  });

  it.each<[Name, object, number]>([
    ['head', { role: 'province', areaCode: '5704' }, 403],
    ['head', { role: 'province', areaCode: '57' }, 403],
    ['head', { role: 'admin', areaCode: '5704' }, 403],
    ['head', { areaCode: '5701' }, 403],
    ['head', { role: 'districtHead', areaCode: '570401' }, 400],
    ['head', { role: 'member', areaCode: '570401' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570101', seat: 'chair' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' }, 200],
    ['province', { role: 'admin', areaCode: '57' }, 403],
    ['officer', {}, 403],
    ['chair', {}, 403],
    ['admin', { role: 'admin', areaCode: '57' }, 200],
  ])('from the %s with %j gets status %i', async (name, change, status) => {
    const client = await api.as(name);
    expect((await client(invite(change))).status).toBe(status);
  });
});

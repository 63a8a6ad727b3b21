import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testDatabase } from '#test/support/database.ts';
import type { Name } from '#test/support/world.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { personOf, seatMembers } from '#test/support/world.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { deliver } from '#jobs/deliver.ts';
import { openDesk, outcome, statuses } from './api-fixture.ts';
import { publicUrl } from './client.ts';
import type { Answer } from './client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients, minutes } = await openDesk(db);

const placesSchema = z.object({
  places: z.array(
    z.object({
      areaCode: z.string(),
      centre: z.nullable(z.string()),
      roles: z.array(z.string()),
    }),
  ),
});

function listOf({ json }: Answer): Record<string, unknown>[] {
  return z.parse(z.array(z.record(z.string(), z.unknown())), json['invites']);
}

describe('an invite code', () => {
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

  it('asks for the own name when only LINE’s is known, and reports show the new name', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const { code } = (await head(invite({ uses: 2 }))).json;
    const preview = { path: '/api/join/preview', json: { code } };
    expect((await stranger(preview)).json).toMatchObject({ isNameNeeded: true });
    const short = await stranger({ path: '/api/join', json: { code, name: 'ก' } });
    expect(short.status).toBe(400);
    const name = '  น.ส.บัวลอย   สมมุติ ';
    const joined = await stranger({ path: '/api/join', json: { code, name } });
    expect(joined.json).toMatchObject({ person: { name: 'นางสาวบัวลอย สมมุติ' } });
    expect(await stores.persons.get('stranger')).toMatchObject({ lineName: 'stranger สมมุติ' });
    const other = (await head(invite({ areaCode: '570401' }))).json['code'];
    const again = await stranger({ ...preview, json: { code: other } });
    expect(again.json).toMatchObject({ isNameNeeded: false });
  });

  it('does not ask again for the privacy notice that the person has accepted', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const { json } = await head(invite({}));
    await stranger({ path: '/api/me/notice', json: { version: noticeVersion } });
    const joined = await stranger({ path: '/api/join', json: { code: json['code'] } });
    expect(joined.json['noticeVersion']).toBe(noticeVersion);
  });

  it('is announced in the chat once when it was used in the app, unless the role was given back', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const { json } = await head(invite({ uses: 2 }));
    const join = { path: '/api/join', json: { code: json['code'] } };
    await stranger(join);
    await stranger(join);
    const [told, second] = await stores.deliveries.find({ person: 'stranger' });
    expect([told?.notice.kind, second]).toEqual(['joined', undefined]);
    await admin(join);
    await admin({ ...join, path: '/api/join/undo' });
    const office = createOffice(db);
    office.setClock(minutes(5));
    await deliver.run(office.tools);
    expect(office.arrived()).toEqual([expect.stringContaining('เข้าร่วมแล้ว')]);
  });

  it('gives its last use to one of two people who join concurrently', async () => {
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

  it('gives its last use to one of 20 concurrent people, and answers the others with 422', async () => {
    const { head } = await clients('head');
    const { json } = await head(invite({}));
    const join = { path: '/api/join', json: { code: json['code'] } };
    const people = Array.from({ length: 20 }, (_, index) => ({
      ...personOf('stranger'),
      id: `stranger-${index}`,
      lineUserId: lineUserId(`stranger-${index}`),
    }));
    await stores.persons.insertMissing(people);
    const cookies = await Promise.all(people.map((person) => api.cookieOf(person.id)));
    const answers = await Promise.all(
      cookies.map((cookie) => api.send({ ...join, headers: { cookie, origin: publicUrl } })),
    );
    expect(statuses(answers)).toEqual(['200', ...Array.from({ length: 19 }, () => '422')]);
  });

  it('is refused after it was revoked, and people who have joined stay', async () => {
    const { head, stranger, officer } = await clients('head', 'stranger', 'officer');
    const { json } = await head(invite({ uses: 5 }));
    const join = { path: '/api/join', json: { code: json['code'] } };
    await stranger(join);
    expect((await head({ path: '/api/invites/revoke', json: { code: json['code'] } })).status).toBe(
      200,
    );
    expect(outcome(await officer(join))).toBe('422 invite-invalid');
    expect((await stores.persons.get('stranger'))?.grants).toHaveLength(1);
    const [listed] = listOf(await head({ path: '/api/invites' }));
    expect(listed).toMatchObject({ state: 'revoked', uses: 5, used: 1 });
    expect(listed?.['takenBy']).toMatchObject([{ name: 'stranger สมมุติ' }]);
  });

  it('shows role, full place and whether the person has the role before it is used', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const { json } = await head(invite({}));
    const preview = { path: '/api/join/preview', json: { code: json['code'] } };
    const shown = { grant: { role: 'officer', areaName: 'ต.งิ้ว อ.เทิง' }, isHeld: false };
    expect((await stranger(preview)).json).toMatchObject(shown);
    await stranger({ path: '/api/join', json: { code: json['code'] } });
    expect((await stranger(preview)).json).toMatchObject({ ...shown, isHeld: true });
    expect(outcome(await stranger({ ...preview, json: { code: 'ABCD1234' } }))).toBe(
      '422 invite-invalid',
    );
  });

  it('links the person to the register row it names, and gives that row’s seat', async () => {
    await seatMembers(db);
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const place = { role: 'member', areaCode: '570401', centre: 't570401' };
    const { json } = await head(invite({ ...place, member: 'm1', uses: 9 }));
    await stranger({ path: '/api/join', json: { code: json['code'] } });
    expect((await stores.persons.get('stranger'))?.grants[0]?.seat).toBe('chair');
    expect(await stores.members.get('m1')).toMatchObject({
      person: 'stranger',
      linkedBy: 'invite',
    });
    expect(outcome(await admin({ path: '/api/join', json: { code: json['code'] } }))).toBe(
      '422 invite-invalid',
    );
    expect(outcome(await head(invite({ ...place, member: 'm1' })))).toBe('409 conflict');
  });

  it('links a person who is already a member of the centre when it names a row', async () => {
    await seatMembers(db);
    const { head, stranger } = await clients('head', 'stranger');
    const place = { role: 'member', areaCode: '570401', centre: 't570401' };
    const plain = (await head(invite(place))).json['code'];
    await stranger({ path: '/api/join', json: { code: plain } });
    const named = (await head(invite({ ...place, member: 'm1' }))).json['code'];
    const preview = await stranger({ path: '/api/join/preview', json: { code: named } });
    expect(preview.json).toMatchObject({ isHeld: false, grant: { seat: 'chair' } });
    await stranger({ path: '/api/join', json: { code: named } });
    expect((await stores.persons.get('stranger'))?.grants).toMatchObject([{ seat: 'chair' }]);
  });

  it('promises no seat when the register row is linked to another person', async () => {
    await seatMembers(db);
    const { head, stranger } = await clients('head', 'stranger');
    const place = { role: 'member', areaCode: '570401', centre: 't570401' };
    const { code } = (await head(invite({ ...place, member: 'm1' }))).json;
    await stores.members.update({ id: 'm1' }, { $set: { person: 'chair', linkedBy: 'officer' } });
    const preview = await stranger({ path: '/api/join/preview', json: { code } });
    expect(preview.json).toMatchObject({ grant: { seat: null }, rowName: null });
    await stranger({ path: '/api/join', json: { code } });
    expect((await stores.persons.get('stranger'))?.grants).toMatchObject([{ seat: null }]);
  });

  it('gives no seat after the centre has a register', async () => {
    await seatMembers(db);
    const { head, stranger } = await clients('head', 'stranger');
    const place = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' };
    const { json } = await head(invite(place));
    await stranger({ path: '/api/join', json: { code: json['code'] } });
    expect((await stores.persons.get('stranger'))?.grants[0]?.seat).toBeNull();
  });

  it('gives a signing seat to one person: the code works once, and a second code gives no seat', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    await stores.persons.update({ id: 'chair' }, { $set: { grants: [] } });
    const place = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair', uses: 5 };
    const codes = [await head(invite(place)), await head(invite(place))];
    const [first, second] = codes.map(({ json }) => ({ code: json['code'] }));
    const join = '/api/join';
    expect((await stranger({ path: join, json: first })).status).toBe(200);
    expect((await admin({ path: join, json: first })).status).toBe(422);
    const preview = await admin({ path: '/api/join/preview', json: second });
    expect(preview.json).toMatchObject({ grant: { seat: null } });
    await admin({ path: join, json: second });
    const seats = (await stores.persons.ofCentre('t570401')).flatMap(({ id, grants }) =>
      grants.flatMap(({ seat }) => (seat === 'chair' ? [id] : [])),
    );
    expect(seats).toEqual(['stranger']);
  });

  it('is created for every tambon in one request, with one use for each committee member there', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    const places = ['570401', '570402'].map((areaCode) => ({ areaCode, centre: `t${areaCode}` }));
    const order = { role: 'member', places, uses: null, days: 30, note: 'แจกในที่ประชุม' };
    const made = listOf(await head({ path: '/api/invites/many', json: order }));
    expect(made.map((one) => one['uses'])).toEqual([9, 1]);
    const elsewhere = [...places, { areaCode: '570101', centre: 't570101' }];
    const refused = await head({
      path: '/api/invites/many',
      json: { ...order, places: elsewhere },
    });
    expect(outcome(refused)).toBe('403 not-allowed');
    expect(await stores.invites.count({})).toBe(2);
  });

  it('is hidden from the province officer when it makes an administrator', async () => {
    const { admin, province } = await clients('admin', 'province');
    await admin(invite({ role: 'admin', areaCode: '57' }));
    expect(listOf(await province({ path: '/api/invites' }))).toEqual([]);
    expect(listOf(await admin({ path: '/api/invites' }))).toHaveLength(1);
  });

  it('names its place with the district in the list, also for a reader of one district', async () => {
    const { head } = await clients('head');
    await head(invite({}));
    const [listed] = listOf(await head({ path: '/api/invites' }));
    expect(listed?.['place']).toEqual({ name: 'ต.งิ้ว', district: 'อ.เทิง' });
  });

  it('can be made for exactly the places and roles that the reader is offered', async () => {
    const { head, province, officer } = await clients('head', 'province', 'officer');
    const offered = async (client: typeof head) =>
      z.parse(placesSchema, (await client({ path: '/api/invites/places' })).json).places;
    const own = await offered(head);
    expect(own.every(({ areaCode }) => areaCode.startsWith('5704'))).toBe(true);
    expect(new Set(own.flatMap(({ roles }) => roles))).toEqual(
      new Set(['member', 'officer', 'districtHead']),
    );
    const everywhere = await offered(province);
    expect(everywhere.find(({ areaCode }) => areaCode === '57')?.roles).toContain('province');
    for (const { areaCode, centre, roles } of own)
      for (const role of roles)
        expect((await head(invite({ areaCode, centre, role }))).status).toBe(200);
    expect(outcome(await officer({ path: '/api/invites/places' }))).toBe('403 not-allowed');
  });

  it.each<[Name, number]>([
    ['head', 200],
    ['province', 200],
    ['admin', 200],
    ['officer', 403],
    ['chair', 403],
    ['stranger', 403],
  ])('is listed or refused: the %s gets %i', async (name, status) => {
    const client = await api.as(name);
    expect((await client({ path: '/api/invites' })).status).toBe(status);
  });

  it.each<[Name, object, number]>([
    ['head', { uses: 51 }, 400],
    ['head', { days: 91 }, 400],
    ['head', { role: 'province', areaCode: '5704' }, 403],
    ['head', { role: 'province', areaCode: '57' }, 403],
    ['head', { role: 'admin', areaCode: '5704' }, 403],
    ['head', { areaCode: '5701' }, 403],
    ['head', { role: 'districtHead', areaCode: '570401' }, 400],
    ['head', { role: 'member', areaCode: '570401' }, 400],
    ['head', { role: 'officer', areaCode: '570401', seat: 'chair' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570101', seat: 'chair' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' }, 200],
    ['province', { role: 'admin', areaCode: '57' }, 403],
    ['officer', {}, 403],
    ['chair', {}, 403],
    ['admin', { role: 'admin', areaCode: '57' }, 200],
  ])('is created or refused: the %s with %j gets status %i', async (name, change, status) => {
    const client = await api.as(name);
    expect((await client(invite(change))).status).toBe(status);
  });
});

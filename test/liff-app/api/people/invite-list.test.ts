import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { seatMembers } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import { at } from '../client.ts';
import { listedCodes } from '#use-cases/people/invite-list.ts';
import { execute } from '#use-cases/use-case.ts';
import { situation } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);
const path = '/api/invites/list';
const head = ['ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล', 'ตำแหน่งใน ศอช.'];
const good = [
  head,
  ['นางสาวดาว ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง'],
  ['นางคนที่1 สมมุติ', 'กรรมการ', 'เทิง', 'เวียง', 'ประธาน'],
];
const wrong = [...good, ['นายผิด ทดลอง', 'กำนัน', 'เทิง', 'เวียง']];

describe('codes made from a list', () => {
  it('are one for each person, and the same when the request is repeated', async () => {
    await seatMembers(db);
    const { head: client } = await clients('head');
    const request = { path, json: { batch: randomUUID(), lines: good, days: 30 } };
    const [first, second] = [await client(request), await client(request)];
    expect(second.json).toEqual(first.json);
    const invites = await stores.invites.find({});
    expect(
      invites
        .map(({ note, uses, member, grant }) => [note, uses, member, grant.role].join(' '))
        .toSorted(),
    ).toEqual(['นางคนที่1 สมมุติ 1 m1 member', 'นางสาวดาว ทดลอง 1  officer']);
  });

  it('give the chair’s seat to the person whose line names it', async () => {
    await seatMembers(db);
    const { head: client, stranger } = await clients('head', 'stranger');
    await client({ path, json: { batch: randomUUID(), lines: good, days: 30 } });
    const invites = await stores.invites.find({ member: 'm1' });
    await stranger({ path: '/api/join', json: { code: invites[0]?.id } });
    const me = await stranger({ path: '/api/me' });
    expect(at(me.json, 'grants', 0, 'seat')).toBe('chair');
    expect(await stores.persons.get('stranger')).toMatchObject({
      name: 'นางคนที่1 สมมุติ',
      lineName: 'stranger สมมุติ',
    });
  });

  it('are not made while one line is wrong, unless that line is left out', async () => {
    await seatMembers(db);
    const { head: client } = await clients('head');
    const order = { batch: randomUUID(), lines: wrong, days: 30 };
    const read = await client({ path: `${path}/read`, json: { lines: wrong } });
    expect(at(read.json, 'problems', 0)).toMatchObject({ line: 4, column: 'บทบาท' });
    const refused = await client({ path, json: order });
    expect([outcome(refused), at(refused.json, 'details', 'problems', 0, 'line')]).toEqual([
      '400 invalid-input',
      4,
    ]);
    expect(await stores.invites.count({})).toBe(0);
    expect((await client({ path, json: { ...order, skip: [4] } })).status).toBe(200);
    expect(await stores.invites.count({})).toBe(2);
  });

  it('are written into a file for the person who made them, and for no other', async () => {
    await seatMembers(db);
    const { head: client } = await clients('head');
    const batch = randomUUID();
    await client({ path, json: { batch, lines: good, days: 30 } });
    const codes = (as: 'head' | 'province') =>
      execute(listedCodes, { situation: situation(db, { as }), input: { batch } });
    const rows = (await codes('head')).sheets[0]?.rows ?? [];
    const [code] = (await stores.invites.find({ note: 'นางสาวดาว ทดลอง' })).map(({ id }) => id);
    expect(rows[0]).toEqual([
      'นางสาวดาว ทดลอง',
      'พัฒนากร',
      'ต.เวียง อ.เทิง',
      code,
      `เข้าร่วม ${code}`,
      'ยังไม่ใช้',
    ]);
    await expect(codes('province')).rejects.toMatchObject({ code: 'not-found' });
  });
});

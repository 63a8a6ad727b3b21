import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { seatMembers } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);

const officer = { role: 'officer', areaCode: '570402', centre: null, seat: null };
const member = { role: 'member', areaCode: '570401', centre: 't570401', seat: null };
const grantsOf = async (id: string) => (await stores.persons.get(id))?.grants ?? [];

async function codeBy(client: Client, change: object = {}): Promise<string> {
  const json = { ...officer, uses: 5, days: 7, ...change };
  return String((await client({ path: '/api/invites', json })).json['code']);
}
const joinWith = async (as: Name, code: string) =>
  (await api.as(as))({ path: '/api/join', json: { code } });
const undo = async (as: Name, code: string) =>
  (await api.as(as))({ path: '/api/join/undo', json: { code } });
const end = (person: string, role: object) => ({
  path: `/api/people/${person}/hand-over`,
  json: { id: randomUUID(), parts: [], ends: [role], reason: 'ย้าย' },
});

describe('giving back a role that a code gave', () => {
  it('is refused after an office has ended the role, and the code gives nothing again', async () => {
    const { head } = await clients('head');
    const code = await codeBy(head);
    await joinWith('stranger', code);
    const { seat: _, ...role } = officer;
    await head(end('stranger', role));
    expect(outcome(await undo('stranger', code))).toBe('409 wrong-state');
    expect(outcome(await joinWith('stranger', code))).toBe('422 invite-invalid');
    expect(await grantsOf('stranger')).toEqual([]);
  });

  it('ends the codes that the person has made with it', async () => {
    const { province } = await clients('province');
    const code = await codeBy(province, { role: 'districtHead', areaCode: '5704', uses: 1 });
    await joinWith('stranger', code);
    const own = await codeBy(await api.as('stranger'), { role: 'districtHead', areaCode: '5704' });
    expect((await undo('stranger', code)).status).toBe(200);
    expect(outcome(await joinWith('admin', own))).toBe('422 invite-invalid');
  });

  it('keeps an earlier membership and removes only the seat that the code gave', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    await stores.persons.update({ id: 'stranger' }, { $set: { grants: [member] } });
    const code = await codeBy(head, { ...member, uses: 1, member: 'm1' });
    await joinWith('stranger', code);
    expect(await grantsOf('stranger')).toMatchObject([{ seat: 'chair' }]);
    expect((await undo('stranger', code)).status).toBe(200);
    expect(await grantsOf('stranger')).toEqual([member]);
    expect(await stores.members.get('m1')).toMatchObject({ person: null });
  });

  it('is refused to the last administrator of a province', async () => {
    const { admin } = await clients('admin');
    const code = await codeBy(admin, { role: 'admin', areaCode: '57', uses: 1 });
    await joinWith('stranger', code);
    await stores.persons.update({ id: 'admin' }, { $set: { grants: [] } });
    expect(outcome(await undo('stranger', code))).toBe('409 last-of-role');
  });

  it('answers every wrong code in the same way, and counts wrong codes', async () => {
    const { head } = await clients('head');
    const code = await codeBy(head);
    const answers = [await undo('stranger', code), await undo('stranger', 'ZZZZ9999')];
    expect(answers.map(outcome)).toEqual(['422 invite-invalid', '422 invite-invalid']);
    for (let time = 0; time < 4; time += 1) answers.push(await undo('stranger', 'ZZZZ9999'));
    expect(answers.at(-1)?.status).toBe(429);
  });
});

describe('a code of a person who may no longer invite', () => {
  it('gives nothing after the role of its maker has ended', async () => {
    const { head } = await clients('head');
    const code = await codeBy(head);
    await stores.persons.update({ id: 'head' }, { $set: { grants: [] } });
    expect(outcome(await joinWith('stranger', code))).toBe('422 invite-invalid');
  });
});

describe('a code for a register row', () => {
  it('is refused to a person who has another row of the centre', async () => {
    await seatMembers(db);
    const { head, officer: linker } = await clients('head', 'officer');
    await linker({ path: '/api/members/m1/person', json: { person: 'chair' } });
    const code = await codeBy(head, { ...member, uses: 1, member: 'm2' });
    expect(outcome(await joinWith('chair', code))).toBe('409 already-seated');
    expect(await stores.members.linkedTo('chair')).toHaveLength(1);
  });
});

describe('a list sent three times at once', () => {
  it('makes one set of codes', async () => {
    const { head } = await clients('head');
    const lines = [
      ['ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล'],
      ['นางสาวดาว ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง'],
      ['นายเมฆ ทดลอง', 'พัฒนากร', 'เทิง', 'งิ้ว'],
    ];
    const json = { batch: randomUUID(), lines: lines.slice(0, 2), days: 7 };
    const answers = await Promise.all(
      [1, 2, 3].map(() => head({ path: '/api/invites/list', json })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await stores.invites.count({})).toBe(1);
  });
});

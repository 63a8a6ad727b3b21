import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { personOf, seatMembers } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);

const officerOf = (areaCode: string) => ({ role: 'officer', areaCode, centre: null });
const memberRole = { role: 'member' as const, areaCode: '570401' as const, centre: 't570401' };
const place = { ...memberRole, seat: null };
const grantsOf = async (id: string) => (await stores.persons.get(id))?.grants ?? [];
const areasOf = async (id: string) => (await grantsOf(id)).map((grant) => grant.areaCode);
const rowOf = async (person: string) =>
  (await stores.members.linkedTo(person)).map(({ id }) => id).toSorted();
const seatOf = async (id: string) => (await grantsOf(id)).map(({ seat }) => seat);

interface Change {
  parts?: object[];
  ends?: object[];
}

async function change(as: Client, person: string, { parts = [], ends = [] }: Change) {
  const id = randomUUID();
  const json = { id, parts, ends, reason: 'ย้าย' };
  const answer = await as({ path: `/api/people/${person}/hand-over`, json });
  return { answer: outcome(answer), undo: { path: `/api/hand-overs/${id}/undo`, json: {} } };
}

async function codeFor(as: Client, member: string): Promise<string> {
  const json = { ...place, uses: 1, days: 7, member };
  return String((await as({ path: '/api/invites', json })).json['code']);
}
const joinWith = async (as: Name, code: string) =>
  outcome(await (await api.as(as))({ path: '/api/join', json: { code } }));
const undoJoin = async (as: Name, code: string) =>
  outcome(await (await api.as(as))({ path: '/api/join/undo', json: { code } }));

describe('undoing a hand-over after another change of the same person', () => {
  let head: Client;
  beforeEach(async () => {
    ({ head } = await clients('head'));
  });

  it('gives back only the role that the undone change had ended', async () => {
    const grants = ['570401', '570402'].map((code) => ({ ...officerOf(code), seat: null }));
    await stores.persons.update({ id: 'officer' }, { $set: { grants } });
    const first = await change(head, 'officer', {
      parts: [{ from: officerOf('570401'), areaCode: '570401', to: 'otherOfficer' }],
    });
    const second = await change(head, 'officer', { ends: [officerOf('570402')] });
    expect([first.answer, second.answer]).toEqual(['200', '200']);
    expect(outcome(await head(first.undo))).toBe('200');
    expect(await areasOf('officer')).toEqual(['570401']);
  });

  it('is refused when a part of the divided district was changed later', async () => {
    const first = await change(head, 'wideOfficer', {
      parts: [{ from: officerOf('5704'), areaCode: '570402', to: 'officer' }],
    });
    const second = await change(head, 'wideOfficer', {
      parts: [{ from: officerOf('570401'), areaCode: '570401', to: 'otherOfficer' }],
    });
    expect([first.answer, second.answer]).toEqual(['200', '200']);
    expect(outcome(await head(first.undo))).toBe('409 hand-over-undo-order');
    expect(await areasOf('wideOfficer')).toEqual([]);
    expect(outcome(await head(second.undo))).toBe('200');
    expect(outcome(await head(first.undo))).toBe('200');
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
    expect(await areasOf('officer')).toEqual(['570401']);
  });
});

describe('undoing the end of a seat whose row now has another person', () => {
  it('gives back the membership without the seat', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    await stores.persons.update({ id: 'chair' }, { $set: { grants: [place] } });
    expect(await joinWith('chair', await codeFor(head, 'm1'))).toBe('200');
    const ended = await change(head, 'chair', { ends: [memberRole] });
    expect(await joinWith('stranger', await codeFor(head, 'm1'))).toBe('200');
    expect(outcome(await head(ended.undo))).toBe('200');
    expect([await seatOf('stranger'), await rowOf('stranger')]).toEqual([['chair'], ['m1']]);
    expect([await seatOf('chair'), await rowOf('chair')]).toEqual([[null], []]);
  });
});

describe('giving back a role whose row has been linked to another person', () => {
  it('leaves the row with the other person', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    const code = await codeFor(head, 'm1');
    await joinWith('stranger', code);
    await head({ path: '/api/members/m1/unlink', json: { member: 'm1', person: 'stranger' } });
    expect(await joinWith('admin', await codeFor(head, 'm1'))).toBe('200');
    expect(await undoJoin('stranger', code)).toBe('200');
    expect(await rowOf('admin')).toEqual(['m1']);
  });

  it('keeps a seat that the office has linked in the meantime', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    await stores.persons.update({ id: 'stranger' }, { $set: { grants: [place] } });
    const code = await codeFor(head, 'm2');
    await joinWith('stranger', code);
    await head({ path: '/api/members/m2/unlink', json: { member: 'm2', person: 'stranger' } });
    await head({ path: '/api/members/m1/person', json: { person: 'stranger' } });
    expect(await seatOf('stranger')).toEqual(['chair']);
    await undoJoin('stranger', code);
    expect([await seatOf('stranger'), await rowOf('stranger')]).toEqual([['chair'], ['m1']]);
  });
});

describe('a join request that was accepted', () => {
  const asked = { name: 'นางบัวลอย สมมุติ', phone: '0812345678', ...memberRole, seat: null };
  const ask = async (as: Name) =>
    String((await (await api.as(as))({ path: '/api/join-requests', json: asked })).json['id']);
  const accept = (as: Client, id: string, member: string | null = null) =>
    as({ path: `/api/join-requests/${id}/accept`, json: { member } });
  const undo = (as: Client, id: string) => as({ path: `/api/join-requests/${id}/undo`, json: {} });

  it('is not linked to a second row of the centre', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    const id = await ask('stranger');
    // The row is linked while the head reads the request.
    await stores.members.update({ id: 'm2' }, { $set: { person: 'stranger' } });
    expect(outcome(await accept(head, id, 'm1'))).toBe('409 person-seated');
    expect(await rowOf('stranger')).toEqual(['m2']);
  });

  it('gives nothing back on undo when the role has been ended in the meantime', async () => {
    const { head, province } = await clients('head', 'province');
    const id = await ask('stranger');
    await stores.persons.update({ id: 'stranger' }, { $set: { grants: [place] } });
    expect((await accept(head, id)).status).toBe(200);
    await change(province, 'stranger', { ends: [memberRole] });
    await undo(head, id);
    expect(await grantsOf('stranger')).toEqual([]);
  });

  it('leaves a row to the other person who has got it in the meantime', async () => {
    await seatMembers(db);
    const { head, province } = await clients('head', 'province');
    const id = await ask('stranger');
    await accept(head, id, 'm1');
    await province({ path: '/api/members/m1/unlink', json: { member: 'm1', person: 'stranger' } });
    await joinWith('admin', await codeFor(province, 'm1'));
    await undo(head, id);
    expect(await rowOf('admin')).toEqual(['m1']);
  });

  it('keeps its phone number, which the head can open on the person’s page', async () => {
    const { head } = await clients('head');
    await accept(head, await ask('stranger'));
    const shown = await head({ path: '/api/people/person/stranger' });
    expect(shown.json['phone']).toBe('081-xxx-5678');
    const opened = await head({ path: '/api/people/person/stranger/phone', json: {} });
    expect(opened.json).toEqual({ phone: '0812345678' });
  });
});

describe('the only head of a district who joined with a code', () => {
  const headRole = { role: 'districtHead' as const, areaCode: '5704' as const, centre: null };
  it('cannot give the role back', async () => {
    const { province } = await clients('province');
    const json = { ...headRole, seat: null, uses: 1, days: 7 };
    const code = String((await province({ path: '/api/invites', json })).json['code']);
    expect(await joinWith('stranger', code)).toBe('200');
    expect((await change(province, 'head', { ends: [headRole] })).answer).toBe('200');
    expect(await undoJoin('stranger', code)).toBe('409 last-head');
    expect(await areasOf('stranger')).toEqual(['5704']);
  });
});

describe('two heads of a district who joined with a code', () => {
  const headRole = { role: 'districtHead' as const, areaCode: '5704' as const, centre: null };
  it('cannot both give the role back at the same time', async () => {
    const { province } = await clients('province');
    const json = { ...headRole, seat: null, uses: 5, days: 7 };
    const code = String((await province({ path: '/api/invites', json })).json['code']);
    await joinWith('stranger', code);
    await joinWith('otherOfficer', code);
    await change(province, 'head', { ends: [headRole] });
    const answers = await Promise.all([undoJoin('stranger', code), undoJoin('otherOfficer', code)]);
    expect(answers.toSorted()).toEqual(['200', '409 last-head']);
    expect(await stores.persons.holding('districtHead', ['5704'])).toHaveLength(1);
  });
});

describe('a member who joined with a code for several people', () => {
  it('has the name of the register after the office linked the row', async () => {
    await seatMembers(db);
    const { head } = await clients('head');
    const person = { ...personOf('stranger'), name: 'ป้าบัวลอย 🌸', grants: [place] };
    await stores.persons.put(person);
    await head({ path: '/api/members/m2/person', json: { person: 'stranger' } });
    expect(await stores.persons.get('stranger')).toMatchObject({
      name: 'นางคนที่2 สมมุติ',
      lineName: 'ป้าบัวลอย 🌸',
    });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#domain/register/register.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import { testDatabase } from '#test/support/database.ts';
import { personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Answer } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients, minutes } = await openDesk(db);

const wish = {
  name: 'นายแสงเดือน ทดลอง',
  phone: '089-111 2210',
  role: 'member',
  areaCode: '570401',
  centre: 't570401',
  seat: 'secretary',
};
const ask = async (change: Partial<Record<keyof typeof wish, unknown>> = {}): Promise<Answer> => {
  const { stranger } = await clients('stranger');
  return stranger({ path: '/api/join-requests', json: { ...wish, ...change } });
};
const raise = (): never => {
  throw new Error('no request');
};
const idOf = async (): Promise<string> => {
  const [request] = await stores.joinRequests.find({});
  return (request ?? raise()).id;
};
const act = async (as: Name, what: string, json: unknown = {}): Promise<Answer> => {
  const client = await api.as(as);
  return client({ path: `/api/join-requests/${await idOf()}/${what}`, json });
};
const told = async (person: string): Promise<string[]> =>
  (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);

async function seat(name: string, position: Member['position'], person: string | null = null) {
  const [first = '', last = ''] = name.split(' ');
  const row: Member = {
    id: `row-${position}`,
    centre: 't570401',
    areaCode: '570401',
    seatNo: 2,
    prefix: 'นาย',
    first,
    last,
    nameKey: nameKeyOf(name),
    position,
    group: '',
    village: null,
    tambon: null,
    phone: '0891112210',
    sex: null,
    person,
    linkedBy: person === null ? null : 'officer',
    since: null,
    until: null,
    sittings: [],
  };
  await stores.members.put(row);
  return row.id;
}

describe('a request to join', () => {
  it('tells the heads of the district, and changes the same request when the person asks again', async () => {
    expect((await ask()).json).toMatchObject({ isNew: true });
    expect((await ask({ name: 'นายแสงเดือน ทดลองใหม่' })).json).toMatchObject({ isNew: false });
    expect(await stores.joinRequests.count({})).toBe(1);
    expect((await stores.joinRequests.find({}))[0]).toMatchObject({
      name: 'นายแสงเดือน ทดลองใหม่',
      phone: '0891112210',
    });
    expect(await told('head')).toEqual(['joinAsked']);
    expect(await told('province')).toEqual([]);
  });

  it('tells the province when the district has no reachable head', async () => {
    await stores.persons.change('head', { following: false });
    await ask();
    expect(await told('province')).toEqual(['joinAsked']);
  });

  it('is refused when the person already has three open requests', async () => {
    await ask();
    await ask({ centre: 't570402', areaCode: '570402' });
    await ask({ role: 'officer', centre: null });
    const fourth = await ask({ role: 'officer', centre: null, areaCode: '570402' });
    expect(outcome(fourth)).toBe('429 too-many-requests-open');
  });

  it('is one request when it is sent twice at the same time', async () => {
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(outcome)).toEqual(['200', '200']);
    expect(await stores.joinRequests.count({})).toBe(1);
  });

  it('is refused after six requests of a person in a day, including withdrawn ones', async () => {
    for (let time = 0; time < 6; time += 1) {
      const { json } = await ask();
      const { stranger } = await clients('stranger');
      await stranger({ path: `/api/join-requests/${String(json['id'])}/withdraw`, json: {} });
    }
    expect(outcome(await ask())).toBe('429 too-many-requests-day');
  });

  it('is refused after thirty requests a day for a district', async () => {
    await ask();
    const [first] = await stores.joinRequests.find({});
    for (let index = 1; index < 30; index += 1)
      await stores.joinRequests.insert({
        ...(first ?? raise()),
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        person: `p${index}`,
      });
    const { otherHead } = await clients('otherHead');
    const late = await otherHead({ path: '/api/join-requests', json: wish });
    expect(outcome(late)).toBe('429 too-many-requests-district');
  });

  it.each([
    ['a centre of another tambon', { centre: 't570402' }],
    ['a member without a centre', { centre: null }],
    ['a role of the province', { role: 'province', centre: null, areaCode: '57' }],
    ['an area that does not exist', { areaCode: '990101', centre: null, role: 'officer' }],
  ])('is refused for %s', async (_what, change) => {
    expect(outcome(await ask(change))).toBe('400 invalid-input');
    expect(await stores.joinRequests.count({})).toBe(0);
  });

  it('is refused for a phone with too few digits, and says so', async () => {
    expect(outcome(await ask({ phone: '12345' }))).toBe('422 phone-invalid');
  });

  it('is refused to a person who already has the role', async () => {
    const { member } = await clients('member');
    expect(outcome(await member({ path: '/api/join-requests', json: wish }))).toBe(
      '409 already-joined',
    );
  });

  it('can be withdrawn, and the head can no longer accept it', async () => {
    await ask();
    expect(outcome(await act('stranger', 'withdraw'))).toBe('200');
    expect(outcome(await act('head', 'accept'))).toBe('404 not-found');
  });
});

describe('deciding on a request', () => {
  beforeEach(async () => {
    await ask();
  });

  it('gives a member no seat when it names no register row, even with the same name', async () => {
    await seat('แสงเดือน ทดลอง', 'chair');
    expect(outcome(await act('head', 'accept'))).toBe('200');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([
      { role: 'member', areaCode: '570401', centre: 't570401', seat: null },
    ]);
  });

  it('links the named row and gives its seat', async () => {
    const member = await seat('แสงเดือน ทดลอง', 'secretary');
    await act('head', 'accept', { member });
    expect((await stores.persons.get('stranger'))?.grants[0]?.seat).toBe('secretary');
    expect(await stores.members.get(member)).toMatchObject({
      person: 'stranger',
      linkedBy: 'officer',
    });
    expect(await told('stranger')).toEqual(['joinDecided']);
  });

  it('leaves the seat of a person who joined with a code in the meantime, also after undo', async () => {
    const held = { ...personOf('chair').grants[0] };
    await stores.persons.put({ ...personOf('stranger'), grants: personOf('chair').grants });
    await act('head', 'accept');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([held]);
    await act('head', 'undo');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([held]);
  });

  it('is closed when the person joins with a code, so that no head refuses it', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const place = { role: 'member', areaCode: '570401', centre: 't570401', seat: null };
    const json = { ...place, uses: 1, days: 7 };
    const { code } = (await head({ path: '/api/invites', json })).json;
    expect((await stranger({ path: '/api/join', json: { code } })).status).toBe(200);
    expect((await head({ path: '/api/join-requests' })).json['open']).toEqual([]);
    expect(outcome(await act('head', 'refuse', { reason: 'ไม่รู้จัก' }))).toBe('404 not-found');
  });

  it('refuses a row that another person has', async () => {
    const member = await seat('แสงเดือน ทดลอง', 'secretary', 'secretary');
    expect(outcome(await act('head', 'accept', { member }))).toBe('409 conflict');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([]);
  });

  it('counts once when two heads accept at the same time', async () => {
    await stores.persons.put({ ...personOf('otherHead'), grants: personOf('head').grants });
    const answers = await Promise.all([act('head', 'accept'), act('otherHead', 'accept')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.filter(({ json }) => json['isFirst'] === true)).toHaveLength(1);
    expect((await stores.persons.get('stranger'))?.grants).toHaveLength(1);
    expect(await told('stranger')).toEqual(['joinDecided']);
  });

  it('can be undone for ten seconds, which removes the role, the row link and the message', async () => {
    const member = await seat('แสงเดือน ทดลอง', 'secretary');
    await act('head', 'accept', { member });
    expect(outcome(await act('head', 'undo'))).toBe('200');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([]);
    expect((await stores.members.get(member))?.person).toBeNull();
    expect(await told('stranger')).toEqual([]);
    expect((await stores.joinRequests.get(await idOf()))?.state).toBe('asked');
  });

  it('cannot be undone after ten seconds, nor by another head', async () => {
    await act('head', 'accept');
    expect(outcome(await act('province', 'undo'))).toBe('403 not-allowed');
    api.setNow(minutes(2));
    expect(outcome(await act('head', 'undo'))).toBe('409 undo-late');
  });

  it.each<[Name, string]>([
    ['otherHead', '403 not-allowed'],
    ['officer', '403 not-allowed'],
    ['chair', '403 not-allowed'],
    ['stranger', '403 not-allowed'],
  ])('is refused to the %s', async (name, expected) => {
    expect(outcome(await act(name, 'accept'))).toBe(expected);
    expect(outcome(await act(name, 'refuse', { reason: 'ไม่พบ' }))).toBe(expected);
  });

  it('shows the head the check against the register and a masked phone', async () => {
    await seat('แสงเดือน ทดลอง', 'secretary');
    const { head, otherHead } = await clients('head', 'otherHead');
    const { json, text } = await head({ path: '/api/join-requests' });
    expect(json['open']).toMatchObject([
      { name: wish.name, phone: '089-xxx-2210', check: { kind: 'match', hasSamePhone: true } },
    ]);
    expect(text).not.toContain('0891112210');
    expect((await otherHead({ path: '/api/join-requests' })).json['open']).toEqual([]);
  });
});

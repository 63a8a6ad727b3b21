import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { execute } from '#use-cases/use-case.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, now, personOf, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients, minutes } = await openDesk(db);
const role = (areaCode: string, name = 'officer') => ({ role: name, areaCode, centre: null });
const [firstDraft, secondDraft] = [dutyOf(), dutyOf({ centre: 't570402' })];
const grantsOf = async (id: string) => (await stores.persons.get(id))?.grants ?? [];
const areasOf = async (id: string) => (await grantsOf(id)).map((grant) => grant.areaCode);

async function beginDraft(as: Name, id: string): Promise<void> {
  const input = { id, changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }] };
  await execute(saveDraft, { situation: situation(db, { as }), input });
}

/** The officer of the whole district leaves. Each of its two tambons goes to another officer. */
const leaving = (id: string = randomUUID()) => ({
  path: '/api/people/wideOfficer/hand-over',
  json: {
    id,
    parts: [
      { from: role('5704'), areaCode: '570401', to: 'otherOfficer' },
      { from: role('5704'), areaCode: '570402', to: 'officer' },
    ],
    ends: [role('5704')],
    reason: 'ย้ายไปอำเภออื่น',
  },
});

async function told(person: string): Promise<string[]> {
  return (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);
}

describe('an officer who leaves', () => {
  let head: Client;
  beforeEach(async () => {
    ({ head } = await clients('head'));
    await beginDraft('wideOfficer', firstDraft.id);
    await beginDraft('wideOfficer', secondDraft.id);
  });

  it('hands areas and drafts to two successors, and each person is notified once', async () => {
    const call = leaving();
    const answers = [await head(call), await head(call)];
    expect(answers.map(outcome)).toEqual(['200', '200']);
    expect(answers[0]?.json).toMatchObject({ kept: 0, successors: 2, drafts: 2 });
    expect(await areasOf('wideOfficer')).toEqual([]);
    expect(await areasOf('otherOfficer')).toEqual(['570402', '570401']);
    expect((await stores.drafts.get(firstDraft.id))?.holder).toBe('otherOfficer');
    expect((await stores.drafts.get(secondDraft.id))?.holder).toBe('officer');
    expect(await told('otherOfficer')).toEqual(['handedOver']);
    expect(await told('officer')).toEqual(['handedOver']);
    expect(await told('wideOfficer')).toEqual(['roleEnded']);
    const rows = await stores.audit.ofSubject('wideOfficer');
    expect(rows.at(-1)).toMatchObject({ by: 'head', note: 'ย้ายไปอำเภออื่น' });
  });

  it('passes an unsent message about one duty to the successor, and gets it back after undo', async () => {
    const { id } = firstDraft;
    await stores.deliveries.insert({
      id: randomUUID(),
      key: `waived:${id}:wideOfficer`,
      person: 'wideOfficer',
      areaCode: '570401',
      notice: { kind: 'waived', duty: id, reason: 'น้ำท่วม' },
      state: 'planned',
      urgent: false,
      notBefore: now,
      body: null,
      retryKey: null,
      attempts: 0,
      firstAttemptAt: null,
      leaseUntil: null,
      plannedAt: now,
      sentAt: null,
      acknowledgedAt: null,
      seenAt: null,
      reason: null,
    });
    const call = leaving();
    await head(call);
    expect((await told('otherOfficer')).toSorted()).toEqual(['handedOver', 'waived']);
    const old = async () =>
      (await stores.deliveries.find({ key: `waived:${id}:wideOfficer` }))[0]?.state;
    expect(await old()).toBe('cancelled');
    await head({ path: `/api/hand-overs/${call.json.id}/undo`, json: {} });
    expect(await old()).toBe('planned');
  });

  it('gets roles and drafts back when the change is undone within a day', async () => {
    const call = leaving();
    await head(call);
    const undo = { path: `/api/hand-overs/${call.json.id}/undo`, json: {} };
    expect(outcome(await head(undo))).toBe('200');
    expect(outcome(await head(undo))).toBe('200');
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
    expect(await areasOf('otherOfficer')).toEqual(['570402']);
    expect((await stores.drafts.get(firstDraft.id))?.holder).toBe('wideOfficer');
    expect(await told('wideOfficer')).toEqual([]);
  });

  it('is refused an id that another sender has used', async () => {
    const call = leaving();
    await head(call);
    const { province } = await clients('province');
    expect(outcome(await province(call))).toBe('403 not-allowed');
  });

  it('is listed for the head and the province while the hand-over can be undone', async () => {
    const { province, otherHead } = await clients('province', 'otherHead');
    const call = leaving();
    await head(call);
    const list = { path: '/api/hand-overs' };
    const row = { id: call.json.id, by: personOf('head').name, isLeaving: true };
    expect((await head(list)).json).toMatchObject({ handOvers: [row] });
    expect((await province(list)).json).toMatchObject({ handOvers: [row] });
    expect((await otherHead(list)).json).toEqual({ handOvers: [] });
    api.setNow(minutes(24 * 60 + 1));
    expect((await head(list)).json).toEqual({ handOvers: [] });
    api.setNow(minutes(1));
    await head({ path: `/api/hand-overs/${call.json.id}/undo`, json: {} });
    expect((await head(list)).json).toEqual({ handOvers: [] });
  });

  it('cannot be restored by undo after a day', async () => {
    const call = leaving();
    await head(call);
    api.setNow(minutes(24 * 60 + 1));
    const answer = await head({ path: `/api/hand-overs/${call.json.id}/undo`, json: {} });
    expect(outcome(answer)).toBe('409 hand-over-undo-late');
  });

  it.each<[Name, string]>([
    ['otherHead', '403 not-allowed'],
    ['officer', '403 not-allowed'],
    ['chair', '403 not-allowed'],
    ['stranger', '403 not-allowed'],
  ])('cannot be removed by the %s', async (name, expected) => {
    const client = await api.as(name);
    expect(outcome(await client(leaving()))).toBe(expected);
    expect(outcome(await client({ path: '/api/people/wideOfficer/hand-over' }))).toBe(expected);
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
  });

  it('is shown to the head with tambons, drafts and the people who could take over', async () => {
    const { json } = await head({ path: '/api/people/wideOfficer/hand-over' });
    expect(json).toMatchObject({ drafts: 2, others: [] });
    expect(JSON.stringify(json['roles'])).toContain('570402');
    expect(JSON.stringify(json['candidates'])).toContain('otherOfficer');
    expect(JSON.stringify(json['candidates'])).not.toContain('"chair"');
  });
});

describe('the last people of a province', () => {
  it('include an administrator: the last one cannot leave before there is another', async () => {
    const { admin } = await clients('admin');
    const path = '/api/people/admin/hand-over';
    const json = { id: randomUUID(), parts: [], ends: [role('57', 'admin')], reason: 'ลาออก' };
    expect(outcome(await admin({ path, json }))).toBe('409 last-of-role');
  });

  it('include a province officer: one of two may leave, but not both', async () => {
    const { admin } = await clients('admin');
    const end = (person: string) =>
      admin({
        path: `/api/people/${person}/hand-over`,
        json: { id: randomUUID(), parts: [], ends: [role('57', 'province')], reason: 'ย้าย' },
      });
    expect(outcome(await end('secondProvince'))).toBe('200');
    expect(outcome(await end('province'))).toBe('409 last-of-role');
  });
});

describe('a role given to a person', () => {
  const path = '/api/people/officer/roles';

  it('applies immediately, and is announced once when it is given twice', async () => {
    const { head } = await clients('head');
    for (let time = 0; time < 2; time += 1)
      expect(outcome(await head({ path, json: { role: role('570402') } }))).toBe('200');
    expect(await areasOf('officer')).toEqual(['570401', '570402']);
    expect(await told('officer')).toEqual(['roleGiven']);
  });

  it.each([
    ['a role of another district', role('570101')],
    ['a role above the head', role('57', 'province')],
  ])('is refused for %s', async (_what, given) => {
    const { head } = await clients('head');
    expect(outcome(await head({ path, json: { role: given } }))).toBe('403 not-allowed');
  });

  it('is refused for a person of another province', async () => {
    const { head } = await clients('head');
    const elsewhere = { ...personOf('stranger'), id: 'far', lineUserId: 'Ufar' };
    const far = { role: 'officer' as const, areaCode: '560101' as const, centre: null, seat: null };
    await stores.persons.put({ ...elsewhere, grants: [far] });
    const answer = await head({ path: '/api/people/far/roles', json: { role: role('570402') } });
    expect(outcome(answer)).toBe('404 not-found');
  });
});

describe('a head who hands over their own role', () => {
  const call = () => ({
    path: '/api/people/head/hand-over',
    json: {
      id: randomUUID(),
      parts: [{ from: role('5704', 'districtHead'), areaCode: '5704', to: 'wideOfficer' }],
      ends: [],
      reason: 'ย้ายไปจังหวัด',
    },
  });

  it('cannot take it back, while the province can', async () => {
    const { head, province } = await clients('head', 'province');
    const given = call();
    expect(outcome(await head(given))).toBe('200');
    const undo = { path: `/api/hand-overs/${given.json.id}/undo`, json: {} };
    expect(outcome(await (await api.as('head'))(undo))).toBe('404 not-found');
    expect(await grantsOf('head')).toEqual([]);
    expect(outcome(await province(undo))).toBe('200');
    expect(await areasOf('head')).toEqual(['5704']);
  });

  it('keeps the drafts of a role that they still have', async () => {
    const officer = { role: 'officer' as const, areaCode: '5704' as const };
    const both = [...personOf('head').grants, { ...officer, centre: null, seat: null }];
    await stores.persons.put({ ...personOf('head'), grants: both });
    await beginDraft('wideOfficer', firstDraft.id);
    await stores.drafts.giveTo([firstDraft.id], { from: 'wideOfficer', to: 'head' });
    const { province } = await clients('province');
    await province(call());
    expect((await stores.drafts.get(firstDraft.id))?.holder).toBe('head');
  });
});

describe('two province officers who end each other’s role at the same time', () => {
  it('leave one of them with the role', async () => {
    const { province, secondProvince } = await clients('province', 'secondProvince');
    const end = (person: string) => ({
      path: `/api/people/${person}/hand-over`,
      json: { id: randomUUID(), parts: [], ends: [role('57', 'province')], reason: 'ย้าย' },
    });
    const answers = await Promise.all([
      province(end('secondProvince')),
      secondProvince(end('province')),
    ]);
    const holders = await stores.persons.holding('province', ['57']);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(holders).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { personOf } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);
const headRole = { role: 'districtHead' as const, areaCode: '5704' as const, centre: null };
const headGrant = { ...headRole, seat: null };

const ending = (person: string, id: string = randomUUID()) => ({
  path: `/api/people/${person}/hand-over`,
  json: { id, parts: [], ends: [headRole], reason: 'ย้าย' },
});
const told = async (person: string) =>
  (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);
const heads = async () =>
  (await stores.persons.holding('districtHead', ['5704'])).map(({ id }) => id);

async function makeHead(...names: ('wideOfficer' | 'officer')[]): Promise<void> {
  for (const name of names) {
    const person = personOf(name);
    await stores.persons.put({ ...person, grants: [...person.grants, headGrant] });
  }
}

describe('the only head of a district', () => {
  it('cannot end their own role, but can hand it over', async () => {
    const { head } = await clients('head');
    expect(outcome(await head(ending('head')))).toBe('409 last-head');
    expect(await heads()).toEqual(['head']);
    const parts = [{ from: headRole, areaCode: '5704', to: 'wideOfficer' }];
    const { path, json } = ending('head');
    expect(outcome(await head({ path, json: { ...json, parts } }))).toBe('200');
    expect(await heads()).toEqual(['wideOfficer']);
    expect(await told('province')).toEqual(['headChanged']);
  });

  it('is removed by the province', async () => {
    const { province } = await clients('province');
    expect(outcome(await province(ending('head')))).toBe('200');
    expect(await told('secondProvince')).toEqual(['headChanged']);
    expect(await told('province')).toEqual([]);
  });
});

describe('one of several heads of a district', () => {
  beforeEach(() => makeHead('wideOfficer'));

  it('is removed by another head, and the province and the person are notified', async () => {
    const { head } = await clients('head');
    expect(outcome(await head(ending('wideOfficer')))).toBe('200');
    expect(await told('wideOfficer')).toEqual(['roleEnded']);
    expect(await told('province')).toEqual(['headChanged']);
  });

  it('leaves one of two in the role when both remove each other at the same time', async () => {
    const { head, wideOfficer } = await clients('head', 'wideOfficer');
    const answers = await Promise.all([head(ending('wideOfficer')), wideOfficer(ending('head'))]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await heads()).toHaveLength(1);
  });

  it('loses the right to remove others with the role, also when three heads act at the same time', async () => {
    await makeHead('officer');
    const { head, wideOfficer } = await clients('head', 'wideOfficer');
    const answers = await Promise.all([head(ending('wideOfficer')), wideOfficer(ending('head'))]);
    expect(answers.map(outcome).toSorted()).toEqual(['200', '403 not-allowed']);
    expect(await heads()).toHaveLength(2);
  });

  it('is announced once more when the change is undone after its message was sent', async () => {
    const { head, province } = await clients('head', 'province');
    const id = randomUUID();
    await head(ending('wideOfficer', id));
    for (const delivery of await stores.deliveries.find({}))
      await stores.deliveries.put({ ...delivery, state: 'sent', sentAt: delivery.plannedAt });
    expect(outcome(await province({ path: `/api/hand-overs/${id}/undo`, json: {} }))).toBe('200');
    expect(await told('secondProvince')).toEqual(['headChanged', 'headChanged']);
    expect((await heads()).toSorted()).toEqual(['head', 'wideOfficer']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { now, personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import { at } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);
const chat = createChat(db, { now });

const office = {
  name: 'สำนักงานพัฒนาชุมชนอำเภอเทิง',
  phone: '053-000104 ต่อ 2',
  hours: 'จันทร์–ศุกร์ 08.30–16.30 น.',
  address: 'ที่ว่าการอำเภอเทิง',
  contact: 'นางแก้ว ทดลอง',
};
const edit = async (as: Name, areaCode: string, change: Partial<typeof office> = {}) =>
  (await api.as(as))({ path: `/api/offices/${areaCode}`, json: { ...office, ...change } });
const say = async (name: Name, text: string): Promise<string> =>
  JSON.stringify(await chat.say(personOf(name).lineUserId, text));

beforeEach(async () => {
  await stores.settings.remove({});
  await stores.settings.insertMissing([
    { id: '57', officeName: 'สำนักงานจังหวัด', officePhone: '053-000100', quorumPercent: 60 },
    { id: '5704', officeName: 'สำนักงานเทิง', officePhone: '', quorumPercent: 50 },
  ]);
});

describe('editing an office', () => {
  it.each<[Name, string, string]>([
    ['head', '5704', '200'],
    ['province', '5704', '200'],
    ['admin', '57', '200'],
    ['head', '57', '403 not-allowed'],
    ['head', '5701', '403 not-allowed'],
    ['officer', '5704', '403 not-allowed'],
    ['chair', '5704', '403 not-allowed'],
    ['stranger', '5704', '403 not-allowed'],
  ])('as %s in %s is answered %3$s', async (name, areaCode, expected) => {
    expect(outcome(await edit(name, areaCode))).toBe(expected);
  });

  it('is refused with an invalid phone, and keeps the old one', async () => {
    expect(outcome(await edit('head', '5704', { phone: 'โทรมาเลย' }))).toBe('422 phone-invalid');
    expect((await stores.settings.get('5704'))?.officePhone).toBe('');
  });

  it('lists for the province which offices have no phone', async () => {
    const list = async () => (await (await api.as('province'))({ path: '/api/offices' })).json;
    expect(await list()).toMatchObject({ missing: 2 });
    await edit('province', '5704');
    expect(await list()).toMatchObject({ missing: 1 });
    const own = (await (await api.as('head'))({ path: '/api/offices' })).json;
    expect(at(own, 'offices', 0, 'areaCode')).toBe('5704');
    expect(at(own, 'offices', 1)).toBeUndefined();
  });
});

describe('the office that a person should call', () => {
  it('is the province until the district has entered a phone', async () => {
    const called = async () =>
      at((await (await api.as('chair'))({ path: '/api/me' })).json, 'office', 'phone');
    expect(await called()).toBe('053-000100');
    await edit('head', '5704');
    expect(await called()).toBe('053-000104 ต่อ 2');
  });

  it('is given in chat with a button for each number', async () => {
    await edit('head', '5704');
    const sent = await say('chair', 'ติดต่อ');
    expect(sent).toContain('tel:053000104"');
    expect(sent).toContain('tel:053000100"');
    expect(sent).toContain('ถามหา นางแก้ว ทดลอง');
  });

  it('names the officers of the member’s tambon and no others', async () => {
    const sent = await say('chair', 'พัฒนากรของฉันคือใคร');
    expect(sent).toContain(personOf('officer').name);
    expect(sent).toContain(personOf('wideOfficer').name);
    expect(sent).not.toContain(personOf('otherOfficer').name);
  });

  it('is added to a refusal that advises to ask the office', async () => {
    const words = wordsOf(
      await chat.tap(
        personOf('officer').lineUserId,
        'v1:acceptRequest:00000000-0000-4000-8000-000000000000',
      ),
    );
    expect(words).not.toContain('โทร');
    const duty = 'chiang-rai-2568.plan-mission.1.t570402';
    const refused = wordsOf(
      await chat.tap(personOf('officer').lineUserId, `v1:askExtension:${duty}`),
    );
    expect(refused).toContain('โทร 053-000100');
  });
});

describe('the quorum of meetings', () => {
  it('is the province’s value in all its centres', async () => {
    const province = await api.as('province');
    const json = { quorumPercent: 66, issuer: 'ผู้ว่าราชการจังหวัดเชียงราย' };
    const path = '/api/province-settings/57';
    const without = await province({ path, json: { ...json, reason: ' ' } });
    expect(outcome(without)).toBe('422 reason-required');
    const changed = await province({ path, json: { ...json, reason: 'มติที่ประชุม' } });
    expect(outcome(changed)).toBe('200');
    expect(await stores.settings.quorumOf('570401')).toBe(66);
    expect((await province({ path: '/api/province-settings' })).json).toMatchObject(json);
  });
});

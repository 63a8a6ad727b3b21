import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import type { Name } from '#test/support/world.ts';
import { personOf } from '#test/support/world.ts';
import { openDesk } from './api-fixture.ts';
import { at } from './client.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);

const read = async (as: Name, path: string) => (await api.as(as))({ path });
const tasksOf = async (as: Name) => {
  const tasks = at((await read(as, '/api/settings/first-day')).json, 'tasks');
  if (!Array.isArray(tasks)) throw new Error('no tasks');
  return Object.fromEntries(
    tasks.map((row: unknown) => [
      String(at(row, 'task')),
      { left: at(row, 'left'), isMine: at(row, 'isMine') },
    ]),
  );
};

describe('the settings of a province', () => {
  it.each<[Name, number]>([
    ['province', 200],
    ['admin', 200],
    ['head', 403],
    ['officer', 403],
    ['chair', 403],
    ['stranger', 403],
  ])('are answered for %s with status %i', async (name, status) => {
    expect((await read(name, '/api/settings')).status).toBe(status);
    expect((await read(name, '/api/settings/first-day')).status).toBe(status);
  });

  it('are refused without naming an office whose number the answer does not contain', async () => {
    const { json } = await read('head', '/api/settings');
    expect(json).toMatchObject({
      title: 'ท่านไม่มีสิทธิ์ดูหรือทำเรื่องนี้',
      askWhen: 'หากคิดว่าไม่ถูกต้อง',
    });
  });

  it('show the present value of every section', async () => {
    const head = await api.as('head');
    const grant = { role: 'officer', areaCode: '5704', centre: null, seat: null };
    await head({ path: '/api/invites', json: { ...grant, uses: 1, days: 7 } });
    expect((await read('province', '/api/settings')).json).toMatchObject({
      letter: { fiscalYear: 2568, clauses: 7 },
      criteria: { categories: 5, indicators: 23, sample: true },
      centres: 6,
      invites: 1,
      people: 12,
      offices: { districts: 2, missing: 3 },
      requests: { open: 0, longestDays: 0 },
      quorumPercent: 50,
    });
  });
});

describe('the list of tasks for the first day', () => {
  it('names the missing settings, and leaves letter and criteria to the province', async () => {
    await stores.settings.remove({});
    expect(await tasksOf('province')).toEqual({
      provinceStaff: { left: 0, isMine: true },
      offices: { left: 3, isMine: true },
      letter: { left: 0, isMine: true },
      criteria: { left: 1, isMine: true },
      heads: { left: 0, isMine: true },
      officers: { left: 1, isMine: true },
      reach: { left: 0, isMine: true },
    });
    expect((await tasksOf('admin'))['criteria']).toEqual({ left: 1, isMine: false });
  });

  it('gets shorter when a phone is entered and longer when an officer blocks the account', async () => {
    const province = await api.as('province');
    const office = { name: 'สำนักงาน', phone: '053-000104', hours: '', address: '', contact: '' };
    await province({ path: '/api/offices/5704', json: office });
    await stores.persons.put({ ...personOf('officer'), following: false });
    expect(await tasksOf('province')).toMatchObject({ offices: { left: 2 }, reach: { left: 1 } });
  });
});

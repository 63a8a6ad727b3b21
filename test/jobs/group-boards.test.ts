import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { groupBoards, sendGroupBoards } from '#jobs/group-boards.ts';
import { testDatabase } from '../support/database.ts';
import { fill, refill } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;
let members: number | null;
const monday = atBangkok('2024-12-23', '08:30');
const groupId = 'C0123456789abcdef0123456789abcdef';

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.settings.remove({});
  await stores.groups.remove({});
  members = 12;
  const made = createOffice(db);
  const call: Office['tools']['line']['call'] = async () => ({
    status: members === null ? 404 : 200,
    headers: {},
    body: Buffer.from(JSON.stringify({ count: members })),
  });
  office = { ...made, tools: { ...made.tools, line: { ...made.tools.line, call } } };
  await stores.groups.insert({
    id: randomUUID(),
    areaCode: '5704',
    code: 'ABCD2345',
    by: 'head',
    at: monday,
    expiresAt: monday,
    groupId,
    boundAt: monday,
  });
});

async function morning(at = monday) {
  office.setClock(at);
  await groupBoards.run(office.tools);
  await sendGroupBoards.run(office.tools);
}

describe('the board of the week in a LINE group', () => {
  it('is sent on Monday once, names places only, and says what it costs', async () => {
    for (let run = 0; run < 3; run += 1) await morning();
    const [body, ...more] = office.arrived();
    expect(more).toEqual([]);
    expect(body).toContain(groupId);
    expect(body).toContain('ครั้งนี้นับ 12 ข้อความ');
    expect(body).toContain('งิ้ว');
    for (const { name } of await stores.persons.find({})) expect(body).not.toContain(name);
    await morning(atBangkok('2024-12-24', '08:30'));
    expect(office.arrived()).toHaveLength(1);
    await morning(atBangkok('2024-12-30', '08:30'));
    await morning(atBangkok('2025-01-02', '08:30'));
    expect(office.arrived()).toHaveLength(2);
  });

  it('is not sent any more when every place has sent its reports', async () => {
    for (const duty of await stores.duties.find({}))
      await stores.duties.put({ ...duty, state: 'accepted', acceptedAt: monday });
    await morning();
    expect(office.arrived()).toEqual([]);
  });

  it('is not sent when the province switched it off or holds messages, or when the quota is used up', async () => {
    const row = { id: '57', officeName: 'สพจ.', officePhone: '', quorumPercent: 50 };
    await stores.settings.put({ ...row, reminders: { ...usualPolicy, boards: false } });
    await morning();
    await stores.settings.put({ ...row, hold: { by: 'province', at: monday, reason: 'ทดลอง' } });
    await stores.runs.remove({});
    await morning();
    await stores.settings.put(row);
    office.quota.limit = 100;
    office.quota.used = 45;
    await sendGroupBoards.run(office.tools);
    expect(office.arrived()).toEqual([]);
    office.quota.used = 10;
    await sendGroupBoards.run(office.tools);
    expect(office.arrived()).toHaveLength(1);
  });

  it('is sent again with the same key after an unknown outcome, and dropped when LINE refuses it', async () => {
    office.script.push('lost after', { kind: 'refused', status: 400, reason: '400 not a member' });
    await morning();
    await sendGroupBoards.run(office.tools);
    await sendGroupBoards.run(office.tools);
    expect(new Set(office.calls.map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(office.arrived()).toHaveLength(1);
    expect(await stores.groups.withBoard()).toEqual([]);
  });

  it('is not sent when LINE does not say how many people it would cost', async () => {
    members = null;
    await morning();
    expect(office.arrived()).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { deliver } from '#jobs/deliver.ts';
import { noteQuota } from '#use-cases/notices/quota.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { openDesk } from './api-fixture.ts';
import { at } from './client.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);
const now = atBangkok('2024-12-18', '10:00');

beforeEach(async () => {
  await stores.settings.remove({ id: '57' });
  await stores.deliveries.remove({});
  api.setNow(now);
});

const outlook = async () => (await (await api.as('province'))({ path: '/api/delivery-desk' })).json;
const post = async (path: string, json: Record<string, unknown>) =>
  (await api.as('province'))({ path: `/api/delivery-desk/${path}`, json });

describe('the outlook of outgoing messages', () => {
  it('counts today’s messages by state and the month’s by subject', async () => {
    const office = createOffice(db);
    office.setClock(now);
    const notice = { kind: 'backAgain' as const, at: now };
    await office.plan({ notice });
    await deliver.run(office.tools);
    await office.plan({ to: 'head', key: randomUUID(), notice });
    const json = await outlook();
    expect(at(json, 'states')).toEqual(
      expect.arrayContaining([
        { state: 'sent', count: 1, acknowledged: 0 },
        { state: 'planned', count: 1, acknowledged: 0 },
      ]),
    );
    expect(at(json, 'month')).toEqual([{ about: 'ระบบกลับมาใช้งานได้', count: 1 }]);
  });

  it('forecasts the end of the month from LINE’s count and the coming mornings', async () => {
    await noteQuota(db, { quota: { used: 240, limit: 300 }, now });
    const json = await outlook();
    const quota = at(json, 'quota');
    expect(quota).toMatchObject({ used: 240, warning: 80 });
    expect(Number(at(quota, 'monthEnd'))).toBeGreaterThan(240);
    expect(at(at(json, 'days'), '0')).toMatchObject({ day: '2024-12-18' });
  });
});

describe('holding all messages', () => {
  it('needs a reason, shows who stopped them and why, and stops the sender until the release', async () => {
    const office = createOffice(db);
    office.setClock(now);
    expect((await post('hold', { reason: ' ' })).status).toBe(422);
    expect((await post('hold', { reason: 'ตรวจวันที่ในหนังสือ' })).status).toBe(200);
    expect((await post('hold', { reason: 'กดซ้ำ' })).status).toBe(200);
    const { name } = (await stores.persons.get('province')) ?? {};
    expect(at(await outlook(), 'hold')).toMatchObject({ by: name, reason: 'ตรวจวันที่ในหนังสือ' });
    const id = await office.plan({ notice: { kind: 'backAgain', at: now }, urgent: true });
    await deliver.run(office.tools);
    expect((await stores.deliveries.get(id))?.state).toBe('planned');
    expect((await post('release', {})).status).toBe(200);
    await deliver.run(office.tools);
    expect((await stores.deliveries.get(id))?.state).toBe('sent');
    const rows = await stores.audit.ofSubject('deliveries:57');
    expect(new Set(rows.map(({ action, note }) => `${action} ${note ?? ''}`))).toEqual(
      new Set(['deliveries.hold ตรวจวันที่ในหนังสือ', 'deliveries.release ']),
    );
  });
});

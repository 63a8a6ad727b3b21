import { beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { openDesk } from './api-fixture.ts';
import { at } from './client.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);
const path = '/api/settings/reminders';
const reason = 'ลดข้อความก่อนสิ้นเดือน';

beforeEach(async () => {
  await stores.settings.remove({ id: '57' });
  api.setNow(atBangkok('2024-12-17', '17:00'));
});

const chosen = (part: Partial<ReminderPolicy>): ReminderPolicy => ({ ...usualPolicy, ...part });
const save = async (policy: ReminderPolicy, more: Record<string, unknown> = {}) =>
  (await api.as('province'))({
    method: 'PUT',
    path,
    json: { policy, was: usualPolicy, reason, ...more },
  });

describe('the reminder policy of a province', () => {
  it('has default values until it is saved, and is then audited with its reason', async () => {
    const province = await api.as('province');
    expect((await province({ path })).json).toEqual({ policy: usualPolicy, groups: 0 });
    const policy = chosen({ waves: [3, 0, -7], digestAt: '09:00' });
    expect((await save(policy)).status).toBe(200);
    const saved = { ...policy, waves: [-7, 0, 3] };
    expect((await province({ path })).json).toMatchObject({ policy: saved });
    const [row] = await stores.audit.ofSubject('reminders:57');
    expect(row).toMatchObject({ by: 'province', note: reason, before: usualPolicy, after: saved });
  });

  it('keeps what the office entered', async () => {
    const office = { officeName: 'สพจ.เชียงราย', officePhone: '053-1', quorumPercent: 66 };
    await stores.settings.put({ id: '57', ...office });
    await save(chosen({ to: '18:00' }));
    expect(await stores.settings.get('57')).toMatchObject(office);
  });

  it('refuses a save without a reason, over another person’s save, and of an impossible policy', async () => {
    expect((await save(chosen({ to: '18:00' }), { reason: ' ' })).json).toMatchObject({
      status: 422,
    });
    expect((await save(chosen({ waves: [3] }))).status).toBe(400);
    expect((await save(chosen({ from: '10:00' }))).status).toBe(400);
    expect((await save(chosen({ to: '18:00' }))).status).toBe(200);
    expect((await save(chosen({ to: '17:00' }))).status).toBe(409);
    expect((await stores.settings.policyOf('570401')).to).toBe('18:00');
  });
});

describe('the preview of the reminder policy', () => {
  const preview = async (policy: ReminderPolicy, person?: string) =>
    (await api.as('province'))({ path: `${path}/preview`, json: { policy, person } });

  it('forecasts the people whom the job then reminds, and saves nothing', async () => {
    const { json } = await preview(usualPolicy);
    const today = at(at(at(json, 'after'), 'days'), '0');
    const office = createOffice(db);
    office.setClock(atBangkok('2024-12-18', '08:30'));
    await dailyDigest.run(office.tools);
    const people = await stores.deliveries.find({ 'notice.kind': 'digest' });
    expect(today).toMatchObject({ day: '2024-12-18', kinds: { digest: people.length } });
    expect(await stores.settings.get('57')).toBeNull();
  });

  it('forecasts less for fewer waves, and shows the mornings and card of one person', async () => {
    const { json } = await preview(chosen({ waves: [0] }), 'officer');
    const messages = (of: string) => Number(at(at(json, of), 'messages'));
    expect(messages('after')).toBeLessThan(messages('before'));
    expect(at(json, 'example')).toMatchObject({
      id: 'officer',
      card: { day: '2024-12-18', buttons: ['เปิดแบบ', 'รับทราบ', 'ขอขยายเวลา'] },
    });
  });
});

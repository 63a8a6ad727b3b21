import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { personOf, seatMembers } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import { publicUrl } from '../client.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);

async function download(client: Client, file: Record<string, unknown>): Promise<void> {
  const { json } = await client({ path: '/api/files', json: { file } });
  const answer = await fetch(String(json['url']).replace(publicUrl, api.base));
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
}

async function seen(): Promise<unknown> {
  const { province } = await clients('province');
  return (await province({ path: '/api/privacy/accesses' })).json['accesses'];
}

describe('the list of accesses to personal data', () => {
  it('names who opened a phone number, and whose number', async () => {
    const { head, officer } = await clients('head', 'officer');
    await seatMembers(db);
    await officer({ path: '/api/members/m1/person', json: { person: 'chair' } });
    await stores.members.update({ id: 'm1' }, { $set: { phone: '0811234567' } });
    const opened = await head({ path: '/api/people/person/chair/phone', json: {} });
    expect(outcome(opened)).toBe('200');
    const names = { by: personOf('head').name, of: 'นางคนที่1 สมมุติ' };
    expect(await seen()).toContainEqual(expect.objectContaining({ ...names, title: 'ดูเบอร์โทร' }));
  });

  it('names who exported the audit or a list of invited people', async () => {
    const { head } = await clients('head');
    const batch = randomUUID();
    const lines = [
      ['ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล'],
      ['นางสาวดาว ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง'],
    ];
    await head({ path: '/api/invites/list', json: { batch, lines, days: 7 } });
    await download(head, { kind: 'inviteCodes', batch });
    await download(head, { kind: 'audit', format: 'csv' });
    const by = personOf('head').name;
    const titles = ['ส่งออกรายชื่อและรหัสเข้าร่วม', 'ส่งออกประวัติการใช้งาน'];
    for (const title of titles)
      expect(await seen()).toContainEqual(expect.objectContaining({ by, title }));
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createGroupCode } from '#use-cases/people/bind-group.ts';
import { createInvite } from '#use-cases/people/invites.ts';
import { execute } from '#use-cases/use-case.ts';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { fromGroup, textEvent } from '#test/support/line/line-api.ts';
import { now, personOf, situation } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import { publicUrl } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);

describe('access of a person whose roles ended', () => {
  const headship = { role: 'districtHead', areaCode: '5704', centre: null };

  it('ends immediately: session, link, codes and chat', async () => {
    const { head, otherHead, province } = await clients('head', 'otherHead', 'province');
    const file = { kind: 'column', column: 'chiang-rai-2568.plan-mission.1', area: '5704' };
    const link = (await head({ path: '/api/files', json: { file } })).json['url'];
    const own = situation(db, { as: 'head' });
    const place = { role: 'officer', areaCode: '5704', centre: null, seat: null };
    const input = { ...place, uses: 5, days: 7 };
    const invite = await execute(createInvite, { situation: own, input });
    const group = await execute(createGroupCode, { situation: own, input: {} });
    const ended = await province({
      path: '/api/people/head/hand-over',
      json: { id: randomUUID(), parts: [], ends: [headship], reason: 'เกษียณ' },
    });
    expect(outcome(ended)).toBe('200');

    expect(outcome(await head({ path: '/api/me' }))).toBe('401 not-signed-in');
    const again = await api.as('head');
    expect(outcome(await again({ path: '/api/overview' }))).toBe('403 not-allowed');
    const opened = await fetch(String(link).replace(publicUrl, api.base));
    expect(opened.status).toBe(403);
    const joined = await otherHead({ path: '/api/join', json: { code: invite.code } });
    expect(outcome(joined)).toBe('422 invite-invalid');
    const chat = createChat(db, { now });
    const event = textEvent(
      fromGroup('office', { user: 'stranger', at: now }),
      `ผูกกลุ่ม ${group.code}`,
    );
    expect(wordsOf(await chat.hear(event))).toContain('รหัสผูกกลุ่มไม่ถูกต้อง');
    const reply = wordsOf(await chat.say(personOf('head').lineUserId, 'สถานะ'));
    expect(reply).toContain('เข้าร่วม');
    expect(reply).not.toContain('อ.เทิง');
  });

  it('ends for a group code too when its maker loses the role in another way', async () => {
    const own = situation(db, { as: 'head' });
    const group = await execute(createGroupCode, { situation: own, input: {} });
    await stores.persons.put({ ...personOf('head'), grants: [] });
    const chat = createChat(db, { now });
    const event = textEvent(
      fromGroup('office', { user: 'stranger', at: now }),
      `ผูกกลุ่ม ${group.code}`,
    );
    expect(wordsOf(await chat.hear(event))).toContain('รหัสผูกกลุ่มไม่ถูกต้อง');
  });
});

import { describe, expect, it } from 'vitest';
import { noticeParts } from '#domain/privacy/notice.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { now, personOf } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);

const acceptedBy = async (person: string) => (await stores.persons.get(person))?.notice;

describe('the privacy notice', () => {
  it('says who stores which data, why, how long, who sees it and which rights people have', () => {
    expect(noticeParts.map(({ title }) => title)).toEqual([
      'ใครดูแลข้อมูลของท่าน',
      'เก็บอะไร',
      'ใช้ทำอะไร',
      'เก็บนานเท่าใด',
      'ใครเห็น',
      'สิทธิของท่าน',
    ]);
  });

  it('is shown before the first use, and the accepted version is stored with its time', async () => {
    const client = await api.as('stranger');
    expect((await client({ path: '/api/me' })).json['noticeVersion']).toBeUndefined();
    const accepted = await client({ path: '/api/me/notice', json: { version: noticeVersion } });
    expect(accepted.json).toMatchObject({ noticeVersion });
    expect(await acceptedBy('stranger')).toMatchObject({ version: noticeVersion });
    expect(JSON.stringify((await client({ path: '/api/me/data' })).json)).toContain(
      'รับทราบประกาศความเป็นส่วนตัว',
    );
  });

  it('can only be accepted in its newest version', async () => {
    const client = await api.as('chair');
    const old = await client({ path: '/api/me/notice', json: { version: '2567-1' } });
    expect(outcome(old)).toBe('409 conflict');
    expect(await acceptedBy('chair')).toBeUndefined();
  });
});

describe('the privacy notice in chat', () => {
  const chat = createChat(db, { now });
  const invite = { role: 'member', areaCode: '570401', centre: 't570401', seat: null } as const;

  it('is sent at the first joining, accepted with one tap and not sent again', async () => {
    const head = await api.as('head');
    const made = await head({ path: '/api/invites', json: { ...invite, uses: 2, days: 7 } });
    const stranger = personOf('stranger').lineUserId;
    const joined = wordsOf(await chat.say(stranger, String(made.json['code'])));
    expect(joined).toContain('ความเป็นส่วนตัว');
    await chat.tap(stranger, `v1:acceptNotice:${noticeVersion}`);
    expect(await acceptedBy('stranger')).toMatchObject({ version: noticeVersion });
    await stores.persons.put({
      ...personOf('stranger'),
      notice: { version: noticeVersion, acceptedAt: now },
    });
    const again = wordsOf(await chat.say(stranger, String(made.json['code'])));
    expect(again).not.toContain('ความเป็นส่วนตัว');
  });

  it('does not block the command สถานะ', async () => {
    expect(wordsOf(await chat.say(personOf('officer').lineUserId, 'สถานะ'))).not.toContain(
      'ความเป็นส่วนตัว',
    );
  });
});

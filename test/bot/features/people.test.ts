import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#models/deliveries.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { personOf } from '#use-cases/people/join.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import {
  followEvent,
  fromUser,
  lineUserId,
  textEvent,
  unfollowEvent,
  unsendEvent,
} from '#test/support/line/line-api.ts';
import { createChat, morning, wordsOf } from '../chat.ts';

const { db } = await demoDatabase();
const chat = createChat(db);
const minutes = (count: number): Date => new Date(morning.getTime() + count * 60_000);

async function invite(code: string, uses = 1): Promise<string> {
  await db.stores.invites.insert({
    id: code,
    grant: { role: 'officer', areaCode: '570401', centre: null, seat: null },
    by: 'somebody',
    createdAt: morning,
    expiresAt: minutes(60),
    usesLeft: uses,
  });
  return code;
}

function planned(person: string): Delivery {
  const notice = { kind: 'accepted' as const, duty: 'd', revision: 1 };
  return plannedDelivery({
    key: randomUUID(),
    person,
    areaCode: '57',
    notice,
    notBefore: morning,
    now: morning,
  });
}

describe('follow and unfollow', () => {
  it('welcomes a person, stores the profile name and explains which data is stored', async () => {
    const words = wordsOf(await chat.hear(followEvent(fromUser('new', morning))));
    expect(words).toContain('ยินดีต้อนรับ');
    expect(words).toContain('ข้อมูลส่วนบุคคล');
    expect(words).toContain('รหัสเข้าร่วม 8 ตัว');
    const person = await db.stores.persons.byLine(lineUserId('new'));
    expect(person).toMatchObject({ following: true, name: 'นางสาวใหม่ ทดลอง' });
  });

  it('cancels the deliveries of a person who blocks the account and sends nothing', async () => {
    await chat.hear(followEvent(fromUser('leaver', morning)));
    const person = await personOf(db, { userId: lineUserId('leaver') });
    const waiting = planned(person.id);
    const sent = { ...planned(person.id), state: 'sent' as const };
    await db.stores.deliveries.plan([waiting, sent]);
    expect(await chat.hear(unfollowEvent(fromUser('leaver', minutes(1))))).toEqual([]);
    expect(await db.stores.deliveries.get(waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await db.stores.deliveries.get(sent.id)).toMatchObject({ state: 'sent' });
    expect(await db.stores.persons.get(person.id)).toMatchObject({ following: false });
  });

  it('ignores a follow event older than the unfollow', async () => {
    await chat.hear(followEvent(fromUser('late', minutes(0))));
    await chat.hear(unfollowEvent(fromUser('late', minutes(10))));
    expect(await chat.hear(followEvent(fromUser('late', minutes(5))))).toEqual([]);
    expect(await db.stores.persons.byLine(lineUserId('late'))).toMatchObject({ following: false });
    await chat.hear(followEvent(fromUser('late', minutes(20)), true));
    expect(await db.stores.persons.byLine(lineUserId('late'))).toMatchObject({ following: true });
  });
});

describe('joining with a code', () => {
  it.each([
    ['the code alone', 'ABCD2345', 'ABCD2345'],
    ['small letters with blanks and a dash', 'BCDE2345', ' bcde-23 45 '],
    ['after the word', 'CDEF2345', 'เข้าร่วม CDEF2345'],
  ])('accepts %s', async (_how, code, text) => {
    await invite(code);
    const name = `joiner ${code}`;
    const words = wordsOf(await chat.hear(textEvent(fromUser(name, morning), text)));
    expect(words).toContain('เข้าร่วมแล้ว');
    expect(words).toContain('พัฒนากร');
    const person = await db.stores.persons.byLine(lineUserId(name));
    expect(person).toMatchObject({
      following: true,
      name: 'นางสาวใหม่ ทดลอง',
      grants: [{ role: 'officer', areaCode: '570401' }],
    });
  });

  it('gives the role once and counts one use when the code is sent repeatedly', async () => {
    await invite('DEFG2345', 2);
    for (const _ of [1, 2]) await chat.hear(textEvent(fromUser('twice', morning), 'DEFG2345'));
    expect(await db.stores.persons.byLine(lineUserId('twice'))).toMatchObject({ grants: [{}] });
    expect(await db.stores.invites.get('DEFG2345')).toMatchObject({ usesLeft: 1 });
  });

  it('explains what to do when the code is used up, too old or none', async () => {
    await invite('EFGH2345', 0);
    for (const code of ['EFGH2345', 'ZZZZZZZZ'])
      expect(wordsOf(await chat.hear(textEvent(fromUser('nobody', morning), code)))).toContain(
        'รหัสเข้าร่วมไม่ถูกต้องหรือหมดอายุแล้ว',
      );
    expect(wordsOf(await chat.hear(textEvent(fromUser('nobody', morning), 'เข้าร่วม')))).toContain(
      'พิมพ์รหัสเข้าร่วม 8 ตัว',
    );
  });
});

describe('unsend', () => {
  it('removes the stored text of that message only', async () => {
    const at = fromUser('writer', morning);
    const kept = [textEvent(at, 'ความลับ'), textEvent(at, 'เรื่องอื่น')];
    const rows = kept.map((event) => ({
      id: event.webhookEventId,
      source: lineUserId('writer'),
      json: JSON.stringify(event),
      receivedAt: morning,
      happenedAt: morning,
      place: 0,
      attempts: 0,
    }));
    await db.stores.inbox.keep(rows);
    const [first] = kept;
    const message = first?.['message'];
    const id =
      typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : '';
    expect(await chat.hear(unsendEvent(at, id))).toEqual([]);
    const left =
      (await db.stores.inbox.waitingIn([lineUserId('writer')])).get(lineUserId('writer')) ?? [];
    expect(left.map((row) => row.json)).toEqual(['{}', expect.stringContaining('เรื่องอื่น')]);
  });
});

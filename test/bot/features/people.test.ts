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
import { actionsIn, createChat, morning, wordsOf } from '../chat.ts';

const { db, people } = await demoDatabase();
const chat = createChat(db);
const minutes = (count: number): Date => new Date(morning.getTime() + count * 60_000);

async function invite(code: string, uses = 1): Promise<string> {
  await db.stores.invites.insert({
    id: code,
    grant: { role: 'officer', areaCode: '570401', centre: null, seat: null },
    by: 'shell',
    createdAt: morning,
    expiresAt: minutes(60),
    uses,
    usesLeft: uses,
    member: null,
    memberName: null,
    note: '',
    revokedAt: null,
    takenBy: [],
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

describe('follow and unfollow events', () => {
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
    expect(words).toContain('“นางสาวใหม่ ทดลอง” ตามไลน์');
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

  it('explains what to do when the code is used up, expired or unknown', async () => {
    await invite('EFGH2345', 0);
    for (const code of ['EFGH2345', 'ZZZZZZZZ'])
      expect(wordsOf(await chat.hear(textEvent(fromUser('nobody', morning), code)))).toContain(
        'รหัสเข้าร่วมไม่ถูกต้อง ใช้ครบแล้ว หรือหมดอายุ',
      );
    expect(wordsOf(await chat.hear(textEvent(fromUser('nobody', morning), 'เข้าร่วม')))).toContain(
      'พิมพ์รหัสเข้าร่วม 8 ตัว',
    );
  });
});

describe('an invite code sent by a person who already has a role', () => {
  const askedOf = async (name: string, code: string) => {
    const first = await invite(`FG${code.slice(2)}`);
    await chat.hear(textEvent(fromUser(name, morning), first));
    const other = { role: 'member', areaCode: '570402', centre: 't570402', seat: null } as const;
    await invite(code);
    await db.stores.invites.update({ id: code }, { $set: { grant: other } });
    return chat.hear(textEvent(fromUser(name, morning), code));
  };
  const grantsOf = async (name: string) =>
    (await db.stores.persons.byLine(lineUserId(name)))?.grants.map(({ role }) => role);

  it('is confirmed by a question first, and changes nothing before the answer', async () => {
    const asked = await askedOf('asked', 'GHJK2345');
    expect(wordsOf(asked)).toContain('รหัสนี้เพิ่มหน้าที่ให้ท่าน');
    expect(actionsIn(asked).map((action) => action['data'])).toEqual([
      'v1:join:GHJK2345',
      'v1:refuseJoin:GHJK2345',
    ]);
    expect(await grantsOf('asked')).toEqual(['officer']);
  });

  it('gives the second role after the answer yes, and none after no', async () => {
    await askedOf('yes', 'HJKM2345');
    expect(wordsOf(await chat.tap(lineUserId('yes'), 'v1:join:HJKM2345'))).toContain('เข้าร่วมแล้ว');
    expect(await grantsOf('yes')).toEqual(['officer', 'member']);
    await askedOf('no', 'JKMN2345');
    const refused = wordsOf(await chat.tap(lineUserId('no'), 'v1:refuseJoin:JKMN2345'));
    expect(refused).toContain('JKMN 2345 ยังใช้ได้');
    expect(await grantsOf('no')).toEqual(['officer']);
    expect(await db.stores.invites.get('JKMN2345')).toMatchObject({ usesLeft: 1 });
  });

  it('can be returned within a day: the role ends, and the code is valid as before', async () => {
    await invite('KMNP2345');
    const joined = await chat.hear(textEvent(fromUser('mistaken', morning), 'KMNP2345'));
    expect(actionsIn(joined).map((action) => action['data'])).toContain('v1:undoJoin:KMNP2345');
    for (const _ of [1, 2])
      expect(wordsOf(await chat.tap(lineUserId('mistaken'), 'v1:undoJoin:KMNP2345'))).toMatch(
        /นำหน้าที่ออกแล้ว|เข้าร่วมก่อนใช้งาน/,
      );
    expect(await grantsOf('mistaken')).toEqual([]);
    expect(await db.stores.invites.get('KMNP2345')).toMatchObject({ usesLeft: 1, takenBy: [] });
  });

  it('cannot be returned after a day', async () => {
    await invite('MNPQ2345');
    await chat.hear(textEvent(fromUser('late', morning), 'MNPQ2345'));
    chat.clock.now = minutes(24 * 60 + 1);
    const late = wordsOf(await chat.tap(lineUserId('late'), 'v1:undoJoin:MNPQ2345'));
    chat.clock.now = morning;
    expect(late).toContain('เลย 1 วันหลังเข้าร่วมแล้ว');
    expect(await grantsOf('late')).toEqual(['officer']);
  });
});

it.each(['ABCD1234', 'TH4K 9QZ', 'เข้าร่วม TH4K9QZ0'])(
  'a mistyped code such as %s gets an answer that names the letters no code contains',
  async (text) => {
    const answer = wordsOf(await chat.hear(textEvent(fromUser('typist', morning), text)));
    expect(answer).toContain('รหัสนี้ไม่ถูก');
    expect(answer).toContain('ไม่มี 0 O 1 I L');
  },
);

describe('the command เชิญ', () => {
  const head = () => person('นายภูผา ตัวอย่าง');
  const person = (name: string): string =>
    people.find((persona) => persona.name === name)?.lineUserId ?? '';

  it('shows a head the valid codes, with how often each was used', async () => {
    await invite('NPQR2345', 7);
    await invite('PQRS2345', 0);
    const answer = await chat.say(head(), 'เชิญค่ะ');
    expect(wordsOf(answer)).toContain('NPQR 2345 ใช้แล้ว 0 จาก 7');
    expect(wordsOf(answer)).not.toContain('PQRS');
  });

  it('opens the screen of codes from the card', async () => {
    const uris = actionsIn(await chat.say(head(), 'เชิญ')).map(({ uri }) => String(uri));
    expect(uris.filter((uri) => uri.endsWith('/people/invites'))).toHaveLength(1);
  });

  it('tells an officer that the district head makes codes', async () => {
    expect(wordsOf(await chat.say(person('นางสาวดาว ทดลอง'), 'เชิญ'))).toContain(
      'ผู้ที่ออกรหัสเชิญได้คือพัฒนาการอำเภอ',
    );
  });
});

describe('unsending a text message', () => {
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

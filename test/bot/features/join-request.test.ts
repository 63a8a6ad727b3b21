import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import { askToJoin } from '#use-cases/people/ask-to-join.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { actor, fill, now, personOf, refill, situation } from '#test/support/world.ts';
import { createChat, links, wordsOf } from '../chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const stranger = personOf('stranger').lineUserId;

beforeAll(() => fill(db));
beforeEach(() => refill(db));

async function ask(): Promise<string> {
  const input = {
    name: 'นายแสงเดือน ทดลอง',
    phone: '089-111 2210',
    role: 'member',
    areaCode: '570401',
    centre: 't570401',
    seat: 'secretary',
  } as const;
  const { id } = await execute(askToJoin, { situation: situation(db, { as: 'stranger' }), input });
  return id;
}

describe('a request to join in chat', () => {
  it('is made by naming the tambon and tapping the role', async () => {
    const card = wordsOf(await chat.say(stranger, 'ขอเข้าร่วม ต.เวียง อ.เทิง'));
    expect(card).toContain('ต.เวียง อ.เทิง');
    const sent = await chat.tap(stranger, 'v1:askJoin:570401:member');
    expect(wordsOf(sent)).toContain('ส่งคำขอเข้าร่วม');
    expect((await stores.joinRequests.find({}))[0]).toMatchObject({
      person: 'stranger',
      centre: 't570401',
    });
  });

  it('is accepted by the head with one tap and undone with another', async () => {
    const id = await ask();
    const head = personOf('head').lineUserId;
    expect(wordsOf(await chat.tap(head, `v1:acceptRequest:${id}`))).toContain('รับเข้าร่วมแล้ว');
    expect((await stores.persons.get('stranger'))?.grants).toHaveLength(1);
    expect(wordsOf(await chat.tap(head, `v1:undoRequest:${id}`))).toContain('เลิกทำแล้ว');
    expect((await stores.persons.get('stranger'))?.grants).toEqual([]);
  });

  it('is refused with a reason that the person reads', async () => {
    const id = await ask();
    const head = personOf('head').lineUserId;
    expect(wordsOf(await chat.tap(head, `v1:refuseRequest:${id}:ask`))).toContain('เพราะอะไร');
    await chat.tap(head, `v1:refuseRequest:${id}:elsewhere`);
    const [delivery] = await stores.deliveries.find({ person: 'stranger' });
    if (!delivery) throw new Error('not told');
    const words = wordsOf(
      messagesOfNotice({
        notice: delivery.notice,
        duties: new Map(),
        actor: actor('stranger'),
        links,
        now,
        delivery: delivery.id,
      }),
    );
    expect(words).toContain('เลือกพื้นที่ไม่ตรง');
  });

  it('tells the second head that another head has decided', async () => {
    const id = await ask();
    await chat.tap(personOf('province').lineUserId, `v1:acceptRequest:${id}`);
    const late = await chat.tap(personOf('head').lineUserId, `v1:acceptRequest:${id}`);
    expect(wordsOf(late)).toContain('มีผู้รับเข้าร่วมแล้ว');
  });
});

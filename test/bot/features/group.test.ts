import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { fromGroup, lineGroupId, textEvent } from '#test/support/line/line-api.ts';
import { fill, names, now, personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { createChat, wordsOf } from '../chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const line = (name: Name): string => personOf(name).lineUserId;

beforeAll(() => fill(db));
beforeEach(async () => {
  chat.clock.now = now;
  await stores.groups.remove({});
});

/** A group message from a person the account may not know. */
const say = async (text: string, { group = 'office', user = 'stranger' } = {}): Promise<string> =>
  wordsOf(await chat.hear(textEvent(fromGroup(group, { user, at: chat.clock.now }), text)));

async function codeOf(name: Name): Promise<string> {
  const words = wordsOf(await chat.say(line(name), 'ผูกกลุ่ม'));
  const [, code] = /ผูกกลุ่ม ([A-Z2-9]{8})$/.exec(words) ?? [];
  if (!code) throw new Error(words);
  return code;
}

const leave = () =>
  chat.hear({
    type: 'leave',
    mode: 'active',
    timestamp: now.getTime(),
    webhookEventId: `leave-${randomUUID()}`,
    deliveryContext: { isRedelivery: false },
    source: { type: 'group', groupId: lineGroupId('office') },
  });

describe('binding a group', () => {
  it('a code from the head binds the group, and สถานะ there shows the board of the district', async () => {
    const code = await codeOf('head');
    expect(await say(`ผูกกลุ่ม ${code}`)).toContain('ผูกกลุ่มนี้กับ อ.เทิง แล้ว');
    const board = await say('สถานะ');
    expect(board).toContain('อ.เทิง 18 ธ.ค. 2567');
    expect(board).toContain('ต.เวียง');
    expect(board).not.toContain('อ.เมืองเชียงราย');
  });

  it('writes no person’s name into the group chat', async () => {
    await say(`ผูกกลุ่ม ${await codeOf('head')}`);
    const sent = JSON.stringify(chat.sent.at(-1)) + (await say('สถานะ'));
    for (const name of names) expect(sent).not.toContain(personOf(name).name);
  });

  it('a code from the province makes the board list the districts', async () => {
    await say(`ผูกกลุ่ม ${await codeOf('province')}`);
    expect(await say('สถานะ')).toMatch(/อ\.เทิง.*อ\.เมืองเชียงราย|อ\.เมืองเชียงราย.*อ\.เทิง/s);
  });

  it('accepts a code once, in any spelling, and ignores a repeat', async () => {
    const code = await codeOf('head');
    const typed = ` ผูกกลุ่ม: ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    expect(await say(typed)).toContain('แล้ว');
    expect(await say(typed)).toContain('แล้ว');
    expect(await say(`ผูกกลุ่ม ${code}`, { group: 'another' })).toContain('ไม่ถูกต้อง');
    expect(await stores.groups.count({})).toBe(1);
  });

  it('refuses a code that is a day old, replaced or invented', async () => {
    const first = await codeOf('head');
    const second = await codeOf('head');
    chat.clock.now = new Date(now.getTime() + 24 * 3_600_000);
    for (const code of [first, second, 'ABCDEFGH', '123'])
      expect(await say(`ผูกกลุ่ม ${code}`)).toContain('พัฒนาการอำเภอขอรหัสใหม่ได้');
  });

  it('gives a code to heads only, and never in a group', async () => {
    for (const name of ['chair', 'officer', 'admin'] as const)
      expect(wordsOf(await chat.say(line(name), 'ผูกกลุ่ม'))).toContain('ไม่มีสิทธิ์');
    expect(wordsOf(await chat.say(line('stranger'), 'ผูกกลุ่ม'))).toContain('เข้าร่วมก่อนใช้งาน');
    expect(await say('ผูกกลุ่ม', { user: 'head' })).toContain('ในแชตส่วนตัว');
    expect(await stores.groups.count({})).toBe(0);
  });

  it('a newer code binds the group to the area of the newer code', async () => {
    await say(`ผูกกลุ่ม ${await codeOf('head')}`);
    await say(`ผูกกลุ่ม ${await codeOf('otherHead')}`);
    expect(await say('สถานะ')).toContain('อ.เมืองเชียงราย');
    expect(await stores.groups.count({})).toBe(1);
  });
});

describe('the bot in a group', () => {
  it('does not answer while people talk, also when the group is bound', async () => {
    await say(`ผูกกลุ่ม ${await codeOf('head')}`);
    for (const text of ['วันนี้ประชุมกี่โมง', 'ผูกเชือก', 'ABCDEFGH']) expect(await say(text)).toBe('');
  });

  it('unbinds the group when it leaves, with an audit row for the system', async () => {
    await say(`ผูกกลุ่ม ${await codeOf('head')}`);
    expect(await leave()).toEqual([]);
    expect(await stores.groups.count({})).toBe(0);
    expect(await leave()).toEqual([]);
    const audit = await stores.audit.ofSubject('group:5704');
    const released = audit.filter(({ action }) => action === 'group.released');
    expect(released.map(({ by }) => by)).toEqual(['system']);
  });

  it('does not store people who only wrote in the group', async () => {
    const before = await stores.persons.count({});
    await say(`ผูกกลุ่ม ${await codeOf('head')}`, { user: 'passer-by' });
    await say('สถานะ', { user: 'passer-by' });
    expect(await stores.persons.count({})).toBe(before);
  });
});

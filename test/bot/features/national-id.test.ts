import { beforeAll, describe, expect, it } from 'vitest';
import { inboxEventsOf } from '#bot/event.ts';
import { toThaiDigits } from '#domain/thai/number.ts';
import { testDatabase } from '#test/support/database.ts';
import { fromGroup, textEvent } from '#test/support/line/line-api.ts';
import { fill, now, personOf } from '#test/support/world.ts';
import { createChat, wordsOf } from '../chat.ts';

const db = await testDatabase();
const chat = createChat(db, { now });
const member = personOf('member').lineUserId;
const id = '1-1017-00230-70-8';
const spellings = [
  id,
  id.replaceAll('-', ''),
  toThaiDigits(id),
  `สถานะ ${id.replaceAll('-', ' ')}`,
].concat(['1101\u200b700230708', '1.1017.00230.70.8']);

beforeAll(() => fill(db));

function stored(text: string): string {
  const event = textEvent({ source: { type: 'user', userId: member }, at: now }, text);
  return inboxEventsOf({ events: [event] }, now)[0]?.json ?? '';
}

describe('a national id in a chat message', () => {
  it.each(spellings)('is masked before the event is stored: %s', (text) => {
    const json = stored(`เลขของผม ${text} ครับ`);
    expect(json).not.toMatch(/1.?1017.?00230|1101.?700230|๑๐๑๗/);
    expect(json).toContain('เลขของผม');
    expect(json).toContain('***');
  });

  it.each(spellings)('is answered once with the reason: %s', async (text) => {
    const messages = await chat.say(member, text);
    expect(messages).toHaveLength(1);
    expect(wordsOf(messages)).toContain('ระบบไม่เก็บเลขประจำตัวประชาชน');
  });

  it('is masked in a group too, without an answer', async () => {
    const event = textEvent(fromGroup('office', { user: 'stranger', at: now }), `บัตร ${id}`);
    expect(await chat.hear(event)).toEqual([]);
    expect(inboxEventsOf({ events: [event] }, now)[0]?.json).not.toContain('00230');
  });

  it('is masked in the name of a sent file', () => {
    const event = textEvent({ source: { type: 'user', userId: member }, at: now }, 'ก');
    const file = { ...event, message: { id: '1', type: 'file', fileName: `${id}.pdf` } };
    expect(inboxEventsOf({ events: [file] }, now)[0]?.json).not.toContain('00230');
  });

  it('with a wrong check digit is an ordinary text', async () => {
    const text = id.replace(/8$/, '9');
    expect(stored(text)).toContain(text);
    expect(wordsOf(await chat.say(member, text))).not.toContain('ประชาชน');
  });
});

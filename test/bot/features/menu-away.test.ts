import { expect, it } from 'vitest';
import { NoAnswer } from '#bot/line/http.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { createChat, wordsOf } from '../chat.ts';

const { db, people } = await demoDatabase();

it('the bot answers สถานะ when LINE does not respond to the rich-menu request', async () => {
  const chat = createChat(db, {
    call: () => Promise.reject(new NoAnswer('socket hang up', { maybeArrived: true })),
  });
  const officer = people.find((person) => person.name === 'นางสาวดาว ทดลอง')?.lineUserId ?? '';
  expect(wordsOf(await chat.say(officer, 'สถานะ'))).toContain('งานของท่าน');
});

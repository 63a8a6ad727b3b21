import { describe, expect, it } from 'vitest';
import { addDays, bangkokDay } from '#domain/calendar.ts';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { now, personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);
const today = bangkokDay(now);

const mute = async (as: Name, topic: string, until: string | null) =>
  (await api.as(as))({ path: '/api/me/mutes', method: 'PUT', json: { topic, until } });
const mutesOf = async (person: string) => (await stores.persons.get(person))?.mutes ?? [];

describe('muting a reminder topic', () => {
  it('ends on a day, is shown, and can be ended early', async () => {
    const until = addDays(today, 60);
    expect(outcome(await mute('head', 'others', until))).toBe('200');
    const client = await api.as('head');
    expect((await client({ path: '/api/me/mutes' })).json['topics']).toEqual([
      { topic: 'others', until },
      { topic: 'terms', until: null },
      { topic: 'summary', until: null },
    ]);
    await mute('head', 'others', null);
    expect(await mutesOf('head')).toEqual([]);
  });

  it.each([
    ['longer than sixty days', addDays(today, 61)],
    ['in the past', addDays(today, -1)],
  ])('is refused %s', async (_what, until) => {
    expect(outcome(await mute('head', 'others', until))).toBe('422 mute-too-long');
  });

  it.each<[Name, string]>([
    ['officer', 'others'],
    ['chair', 'others'],
    ['stranger', 'meetings'],
  ])('is refused to the %s for %s, which is not their topic', async (name, topic) => {
    expect(outcome(await mute(name, topic, today))).toBe('403 not-allowed');
  });

  it('can be requested in chat, and เปิดเตือน ends it', async () => {
    const chat = createChat(db, { now });
    const head = personOf('head').lineUserId;
    expect(wordsOf(await chat.say(head, 'ปิดเตือน'))).toContain('งานของท่านเอง');
    await chat.tap(head, 'v1:mute:others:30');
    expect(await mutesOf('head')).toEqual([{ topic: 'others', until: addDays(today, 30) }]);
    expect(wordsOf(await chat.say(head, 'เปิดเตือน'))).toContain('เปิดเตือนแล้ว');
    expect(await mutesOf('head')).toEqual([]);
  });
});

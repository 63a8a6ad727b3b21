import { describe, expect, it } from 'vitest';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { now, personOf, seatMembers } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Answer } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, minutes } = await openDesk(db);

const ask = async (as: Name = 'chair'): Promise<Answer> => {
  const client = await api.as(as);
  return client({ path: '/api/privacy/erasure', json: { words: 'พ้นจากกรรมการแล้ว' } });
};
const idOf = async (): Promise<string> => (await stores.erasureRequests.find({}))[0]?.id ?? 'none';
const decide = async (as: Name, what: 'grant' | 'refuse' | 'undo'): Promise<Answer> => {
  const client = await api.as(as);
  const json = what === 'undo' ? {} : { reply: 'ตอบแล้ว' };
  return client({ path: `/api/privacy/requests/${await idOf()}/${what}`, json });
};
const stateOf = async () => (await stores.erasureRequests.find({}))[0]?.state;
const toldTo = async (person: string): Promise<string[]> =>
  (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);

describe('a request for erasure', () => {
  it('has thirty days to answer, and the province is notified once', async () => {
    expect((await ask()).json).toMatchObject({ isNew: true, state: 'asked', dueOn: '2025-01-17' });
    expect((await ask()).json).toMatchObject({ isNew: false });
    expect(await stores.erasureRequests.count({})).toBe(1);
    expect(await toldTo('province')).toEqual(['erasureAsked']);
    expect(await toldTo('head')).toEqual([]);
  });

  it('can be made by a person without a role', async () => {
    expect((await ask('stranger')).json).toMatchObject({ isNew: true });
  });

  it('is refused to the last head of a district and the last administrator before a hand-over', async () => {
    expect(outcome(await ask('head'))).toBe('409 last-holder');
    expect(outcome(await ask('admin'))).toBe('409 last-holder');
    expect(outcome(await ask('province'))).toBe('200');
  });

  it('can be withdrawn before the answer, which cancels the message to the province', async () => {
    await ask();
    const client = await api.as('chair');
    expect(outcome(await client({ path: '/api/privacy/erasure/withdraw', json: {} }))).toBe('200');
    expect(await toldTo('province')).toEqual([]);
    expect(outcome(await decide('province', 'grant'))).toBe('404 not-found');
  });

  it('is accepted at most three times a day', async () => {
    const client = await api.as('chair');
    for (let time = 0; time < 3; time += 1) {
      await ask();
      await client({ path: '/api/privacy/erasure/withdraw', json: {} });
    }
    expect(outcome(await ask())).toBe('429 too-many-erasures');
  });
});

describe('the answer to a request for erasure', () => {
  it('shows what can be erased and what must stay, with a masked phone', async () => {
    await stores.persons.put({ ...personOf('chair'), phone: '0891112210' });
    await ask();
    const client = await api.as('province');
    const { json, text } = await client({ path: `/api/privacy/requests/${await idOf()}` });
    expect(json).toMatchObject({ daysLeft: 30, words: 'พ้นจากกรรมการแล้ว', isLastHolder: false });
    expect(json['erased']).toContainEqual({ kind: 'phone', count: 1, text: '089-xxx-2210' });
    expect(text).not.toContain('0891112210');
    const accesses = (await client({ path: '/api/privacy/accesses' })).json['accesses'];
    expect(accesses).toContainEqual(
      expect.objectContaining({ by: personOf('province').name, title: 'เปิดดูคำขอลบข้อมูล' }),
    );
    const rows = await stores.audit.ofSubject('chair');
    expect(rows.map(({ action }) => action)).toContain('erasure.read');
  });

  it('counts register rows of the same name as possible, without a phone', async () => {
    await seatMembers(db);
    await stores.members.updateMany({ id: 'm2' }, { $set: { phone: '0891112210' } });
    await stores.persons.put({ ...personOf('stranger'), name: 'นางคนที่2 สมมุติ' });
    await ask('stranger');
    const client = await api.as('province');
    const { json, text } = await client({ path: `/api/privacy/requests/${await idOf()}` });
    expect(json['kept']).toContainEqual({ kind: 'possibleRows', count: 1, text: '' });
    expect(text).not.toMatch(/2210|"seats"/);
  });

  it('lists open requests, the fewest days left first, and the answered ones', async () => {
    await ask('chair');
    await ask('officer');
    await stores.erasureRequests.updateMany(
      { person: 'officer' },
      { $set: { dueOn: '2024-12-27' } },
    );
    const client = await api.as('province');
    const { json } = await client({ path: '/api/privacy/requests' });
    expect(json['open']).toMatchObject([
      { name: personOf('officer').name, daysLeft: 9 },
      { name: personOf('chair').name, daysLeft: 30 },
    ]);
    await decide('province', 'refuse');
    expect((await client({ path: '/api/privacy/requests' })).json['decided']).toHaveLength(1);
  });

  it('is sent to the person, and undo within ten seconds cancels the message', async () => {
    await ask();
    expect(outcome(await decide('province', 'grant'))).toBe('200');
    expect(await toldTo('chair')).toEqual(['erasureDecided']);
    expect(outcome(await decide('province', 'undo'))).toBe('200');
    expect(await toldTo('chair')).toEqual([]);
    expect(await stateOf()).toBe('asked');
  });

  it('cannot be undone after ten seconds, nor by a colleague', async () => {
    await ask();
    await decide('province', 'grant');
    expect(outcome(await decide('secondProvince', 'undo'))).toBe('403 not-allowed');
    api.setNow(minutes(1));
    expect(outcome(await decide('province', 'undo'))).toBe('409 undo-late');
  });

  it('counts once when two officers answer', async () => {
    await ask();
    expect((await decide('province', 'refuse')).json).toMatchObject({ isFirst: true });
    expect((await decide('secondProvince', 'grant')).json).toMatchObject({
      isFirst: false,
      state: 'refused',
    });
  });

  it('is left to a colleague when it is the officer’s own request', async () => {
    await ask('province');
    expect(outcome(await decide('province', 'grant'))).toBe('403 not-allowed');
    expect(outcome(await decide('secondProvince', 'grant'))).toBe('200');
  });

  it.each<Name>(['head', 'officer', 'chair', 'admin', 'stranger'])(
    'is refused to the %s',
    async (name) => {
      await ask('secretary');
      const client = await api.as(name);
      const read = { path: `/api/privacy/requests/${await idOf()}` };
      for (const path of ['requests', 'accesses', 'retention'])
        expect(outcome(await client({ path: `/api/privacy/${path}` }))).toBe('403 not-allowed');
      expect(outcome(await client(read))).toBe('403 not-allowed');
      for (const what of ['grant', 'refuse', 'undo'] as const)
        expect(outcome(await decide(name, what))).toBe('403 not-allowed');
    },
  );
});

describe('a request for erasure in chat', () => {
  const chat = createChat(db, { now });

  it('is explained, requested with one tap and withdrawn with another', async () => {
    const chair = personOf('chair').lineUserId;
    expect(wordsOf(await chat.say(chair, 'ขอลบข้อมูล'))).toContain('ขอลบข้อมูล');
    expect(await stores.erasureRequests.count({})).toBe(0);
    expect(wordsOf(await chat.tap(chair, 'v1:askErasure'))).toContain('17 ม.ค. 2568');
    expect((await stores.erasureRequests.find({}))[0]).toMatchObject({ channel: 'chat' });
    expect(wordsOf(await chat.tap(chair, 'v1:withdrawErasure'))).toContain('ถอนคำขอ');
    expect(await stateOf()).toBe('withdrawn');
  });

  it('is answered for a person without a role and for the last head', async () => {
    const stranger = personOf('stranger').lineUserId;
    expect(wordsOf(await chat.tap(stranger, 'v1:askErasure'))).toContain('ส่งคำขอลบแล้ว');
    const head = personOf('head').lineUserId;
    expect(wordsOf(await chat.tap(head, 'v1:askErasure'))).toContain('ส่งต่อหน้าที่');
  });
});

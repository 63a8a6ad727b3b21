import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { now, personOf, seatMembers, situation } from '#test/support/world.ts';
import { askToJoin } from '#use-cases/people/ask-to-join.ts';
import { correctMe } from '#use-cases/privacy/correct-me.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Name } from '#test/support/world.ts';
import { at } from '../client.ts';
import { openDesk, outcome, report } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api } = await openDesk(db);

const read = async (as: Name) => (await api.as(as))({ path: '/api/me/data' });
const correct = async (as: Name, json: { name: string; phone: string | null }) =>
  (await api.as(as))({ path: '/api/me/data', method: 'PUT', json });
const copy = async (as: Name, format: 'xlsx' | 'json') => {
  const client = await api.as(as);
  const { json } = await client({ path: '/api/files', json: { file: { kind: 'myData', format } } });
  const response = await fetch(api.base + new URL(String(json['url'])).pathname);
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
};

describe('the data stored about a person', () => {
  it('show roles, the register row, reports and messages, and no LINE id', async () => {
    await seatMembers(db);
    await stores.members.updateMany(
      { id: 'm1' },
      { $set: { person: 'officer', phone: '0891112210' } },
    );
    const client = await api.as('officer');
    await client(report());
    const { json, text } = await read('officer');
    expect(json).toMatchObject({ name: personOf('officer').name, roles: ['พัฒนากร ต.เวียง อ.เทิง'] });
    expect(json['seats']).toMatchObject([{ name: 'นางคนที่1 สมมุติ', phone: '0891112210' }]);
    expect(at(json, 'lists', 'reports')).toMatchObject({
      count: 1,
      entries: [{ note: 'ฉบับที่ 1' }],
    });
    expect(text).not.toContain(personOf('officer').lineUserId);
  });

  it('show the choice of large letters for cards in app, chat and copy, and change with it', async () => {
    const chat = createChat(db, { now });
    const chosen = async () => ({
      app: at((await read('chair')).json, 'bigCards'),
      chat: wordsOf(await chat.say(personOf('chair').lineUserId, 'ข้อมูลของฉัน')).includes('ตัวใหญ่'),
      copy: at(
        JSON.parse(new TextDecoder().decode((await copy('chair', 'json')).bytes)),
        'bigCards',
      ),
    });
    expect(await chosen()).toEqual({ app: false, chat: false, copy: false });
    await chat.say(personOf('chair').lineUserId, 'ตัวใหญ่');
    expect(await chosen()).toEqual({ app: true, chat: true, copy: true });
    const client = await api.as('chair');
    await client({ path: '/api/me/cards', method: 'PUT', json: { big: false } });
    expect(await chosen()).toEqual({ app: false, chat: false, copy: false });
  });

  it('list the person’s questions with their answers, and no question of others', async () => {
    const say = (by: string, from: 'asker' | 'office', text: string) => ({
      by,
      from,
      text,
      at: now,
    });
    const times = { askedAt: now, waitingSince: now, changedAt: now };
    const place = { desk: '570401', state: 'answered', ...times } as const;
    const own = [say('chair', 'asker', 'เบิกได้ไหม'), say('officer', 'office', 'เบิกได้')];
    const foreign = [say('otherChair', 'asker', 'ของคนอื่น')];
    await stores.questions.insert({ id: randomUUID(), person: 'chair', messages: own, ...place });
    await stores.questions.insert({
      id: randomUUID(),
      person: 'otherChair',
      messages: foreign,
      ...place,
    });
    const { json } = await read('chair');
    expect(at(json, 'lists', 'questions')).toMatchObject({
      count: 2,
      entries: [
        { title: 'เบิกได้ไหม', note: 'ท่านถาม' },
        { title: 'เบิกได้', note: 'เจ้าหน้าที่ตอบ' },
      ],
    });
    const answerer = at((await read('officer')).json, 'lists', 'questions');
    expect(answerer).toMatchObject({ count: 1, entries: [{ title: 'เบิกได้' }] });
  });

  it('can be read by a person without a role', async () => {
    expect((await read('stranger')).json).toMatchObject({ roles: [], seats: [] });
  });

  it('show no register row to a stranger who types a member’s name and centre', async () => {
    await seatMembers(db);
    await stores.members.updateMany({ id: 'm2' }, { $set: { phone: '0891112210' } });
    const client = await api.as('stranger');
    const json = { name: 'นางคนที่2 สมมุติ', phone: null, role: 'member', areaCode: '570401' };
    const asked = { path: '/api/join-requests', json: { ...json, centre: 't570401', seat: null } };
    expect(outcome(await client(asked))).toBe('200');
    await correct('stranger', { name: 'นางคนที่2 สมมุติ', phone: null });
    const answer = await read('stranger');
    expect(answer.json).toMatchObject({ name: 'นางคนที่2 สมมุติ', seats: [] });
    expect(answer.text).not.toContain('0891112210');
  });

  it('can be corrected by the person, and an erasure still knows the former name', async () => {
    const before = personOf('chair').name;
    expect((await correct('chair', { name: 'นางใหม่ ชื่อจริง', phone: '081-234 5678' })).json).toEqual({
      name: 'นางใหม่ ชื่อจริง',
      phone: '0812345678',
    });
    expect(await stores.persons.get('chair')).toMatchObject({
      name: 'นางใหม่ ชื่อจริง',
      formerNames: [before],
    });
    const rows = await stores.audit.ofSubject('chair');
    const row = rows.findLast(({ action }) => action === 'me.correct');
    expect(JSON.stringify(row)).not.toContain('ชื่อจริง');
  });

  it('keep the old phone when the new one has too few digits', async () => {
    expect(outcome(await correct('chair', { name: 'นางใหม่', phone: '123' }))).toBe(
      '422 phone-invalid',
    );
    expect((await stores.persons.get('chair'))?.name).toBe(personOf('chair').name);
  });
});

describe('an erased person', () => {
  const erase = () => stores.persons.put({ ...personOf('stranger'), erasedAt: now });

  it('is signed out, also from a session opened during the erasure', async () => {
    const client = await api.as('stranger');
    await erase();
    expect(outcome(await client({ path: '/api/me' }))).toBe('401 not-signed-in');
  });

  it('can neither correct the name nor ask to join with a request already under way', async () => {
    await erase();
    const me = situation(db, { as: 'stranger' });
    const corrected = { name: 'กลับมา สมมุติ', phone: null };
    await expect(execute(correctMe, { situation: me, input: corrected })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const place = { role: 'member', areaCode: '570401', centre: 't570401', seat: null };
    const input = { ...corrected, ...place };
    await expect(execute(askToJoin, { situation: me, input })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

describe('the copy of my data', () => {
  it('is a workbook with one worksheet for each list', async () => {
    const { bytes, status } = await copy('chair', 'xlsx');
    expect(status).toBe(200);
    const sheets = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toContain('รายงานที่ท่านส่ง');
    expect(JSON.stringify(sheets)).toContain(personOf('chair').name);
  });

  it('is available as JSON, and making it is recorded', async () => {
    const { bytes } = await copy('chair', 'json');
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      name: personOf('chair').name,
      roles: ['ประธาน ศอช.ต.เวียง อ.เทิง'],
    });
    const rows = await stores.audit.ofSubject('chair');
    expect(rows.map(({ action }) => action)).toContain('me.copy');
  });
});

describe('the command ข้อมูลของฉัน', () => {
  it('says briefly what is stored', async () => {
    await stores.persons.put({ ...personOf('chair'), phone: '0891112210' });
    const chat = createChat(db, { now });
    const answer = await chat.say(personOf('chair').lineUserId, 'ข้อมูลของฉัน');
    expect(wordsOf(answer)).toContain(personOf('chair').name);
    expect(JSON.stringify(answer)).toContain('089-xxx-2210');
    expect(JSON.stringify(answer)).toContain('รายงานที่ส่ง');
  });
});

import type { Round } from '#domain/letter/letter.ts';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { formId } from '#domain/form/id.ts';
import { columnKey } from '#domain/overview.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, letter, refillKept } from '#test/support/world.ts';
import { at } from './client.ts';
import type { Request } from './client.ts';
import { openDesk, outcome } from './api-fixture.ts';

const db = await testDatabase();
const { clients } = await openDesk(db);
const { stores } = db;

/** Names of forms that do not exist: one is misspelt, the other is a property of every object. */
const names = ['no-such-form', 'constructor'] as const;

describe.each(names)('a letter that demands the form %s', (form) => {
  beforeEach(() => refillKept(db));
  const rounds: Round[] = [
    { no: 1, opensOn: '2025-01-10', dueOn: '2025-02-10', dateBasis: 'letter' },
  ];
  const clauses = [
    {
      no: '1',
      summary: 'ก',
      obligations: [{ id: 'x', levels: ['tambon' as const], form: formId.parse(form), rounds }],
    },
  ];
  const draft = { ...letter, id: 'draft-2569', clauses, publishedOn: null };

  it('is not stored, and the province sees which obligation is wrong and why', async () => {
    await stores.letters.insert({ ...draft, clauses: [] });
    const { province } = await clients('province');
    const { number, date, subject } = letter;
    const answer = await province({
      method: 'PUT',
      path: `/api/letters/${draft.id}`,
      json: { version: 0, number, date, subject, clauses },
    });
    expect(outcome(answer)).toBe('422 invalid-letter');
    expect(at(answer.json, 'details', 'problems')).toEqual([
      {
        path: 'clauses.0.obligations.0.form',
        kind: 'wrong',
        message: `ไม่มีแบบรายงานชื่อ ${form} กรุณานำเรื่องนี้ออก แล้วเลือกแบบรายงานที่มี`,
      },
    ]);
    expect(await stores.letters.get(draft.id)).toMatchObject({ clauses: [], version: 0 });
  });

  it('is not published when it is already stored, but can be read and previewed', async () => {
    await stores.letters.insert(draft);
    const { province } = await clients('province');
    const path = `/api/letters/${draft.id}`;
    const published = await province({ path: `${path}/publish`, json: { version: 0 } });
    expect(outcome(published)).toBe('422 invalid-letter');
    const read = await province({ path });
    expect([outcome(read), at(read.json, 'titles', 'x.1')]).toEqual(['200', form]);
    const preview = await province({ path: `${path}/preview` });
    expect(at(preview.json, 'problems', 0, 'path')).toBe('clauses.0.obligations.0.form');
    expect(await stores.duties.count({ letter: draft.id })).toBe(0);
  });
});

it.each([...names, '', 'A form', '$ne', 'ก'.repeat(10)])(
  'a report in the form %j cannot be begun',
  async (form) => {
    const { chair } = await clients('chair');
    const answer = await chair({ path: '/api/centres/t570401/reports', json: { form } });
    expect(outcome(answer)).toBe('400 invalid-input');
  },
);

describe.each(names)('a duty whose form %s was left by another version', (form) => {
  const before = dutyOf();
  const path = `/api/duties/${before.id}`;
  const sent = { submission: randomUUID(), follows: 0, answers: {}, reasons: {} };
  beforeEach(() => stores.duties.replace({ ...before, form: formId.parse(form) }));

  it.each<[string, Request]>([
    ['read', { path }],
    ['opened', { path: `${path}/form` }],
    [
      'drafted',
      {
        method: 'PUT',
        path: `${path}/draft`,
        json: { changes: [{ field: 'assigned', value: true, seen: null }] },
      },
    ],
    ['sent', { path: `${path}/submissions`, json: sent }],
    ['filled from a sheet', { path: `${path}/lists/members`, json: { lines: [['ก']], known: [] } }],
  ])('cannot be %s, and the answer says so', async (_what, request) => {
    const { officer } = await clients('officer');
    const answer = await officer(request);
    expect(outcome(answer)).toBe('404 form-missing');
    expect(String(answer.json['title'])).toMatch(/ไม่มีแบบรายงาน/);
  });

  it('is listed everywhere by the form’s id', async () => {
    const { officer, province } = await clients('officer', 'province');
    const mine = await officer({ path: '/api/duties/mine' });
    expect([mine.status, mine.text.includes(`"title":"${form}"`)]).toEqual([200, true]);
    for (const list of [
      '/api/overview',
      '/api/calendar',
      '/api/duties?filter=all',
      '/api/centres/t570401',
      `/api/sheet/${columnKey(before)}`,
    ])
      expect([list, (await province({ path: list })).status]).toEqual([list, 200]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { letterForms } from '#domain/forms/index.ts';
import { wordingOf } from '#domain/letter/correction.ts';
import { testDatabase } from '#test/support/database.ts';
import { duties, letter, refillKept } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { at } from './client.ts';
import type { Request } from './client.ts';
import { openDesk, outcome } from './api-fixture.ts';

const db = await testDatabase();
const { clients } = await openDesk(db);
beforeEach(() => refillKept(db));

const path = `/api/letters/${letter.id}`;
const moves = [{ obligation: 'grading', round: 1, opensOn: '2024-12-06', dueOn: '2025-01-15' }];
const opening = { areaCode: '570401', name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18' };
const ending = { into: null, on: '2024-12-18' };
const { number, date, subject, clauses } = letter;

/** Every endpoint of the province, with valid input. */
const requests: Record<string, Request> = {
  'letter.start': { path: '/api/letters', json: { from: letter.id, kind: 'nextYear' } },
  'letter.save': { method: 'PUT', path, json: { version: 0, number, date, subject, clauses } },
  'letter.discard': { method: 'DELETE', path },
  'letter.preview': { path: `${path}/preview` },
  'letter.publish': { path: `${path}/publish`, json: { version: 0 } },
  'letter.archive.preview': { path: `${path}/archive` },
  'letter.archive': { path: `${path}/archive`, json: { unfinished: duties.length, reason: 'ก' } },
  'letter.restore': { path: `${path}/restore`, json: {} },
  'dates.preview': { path: `${path}/dates/preview`, json: { moves } },
  'dates.move': { path: `${path}/dates`, json: { version: 0, moves, reason: 'น้ำท่วม' } },
  'letter.correct': {
    method: 'PUT',
    path: `${path}/wording`,
    json: { version: 1, ...wordingOf(letter), reason: 'พิมพ์ผิด' },
  },
  'centre.places': { path: '/api/settings/places' },
  'centre.open.preview': { path: '/api/settings/centres/preview', json: opening },
  'centre.open': { path: '/api/settings/centres', json: { ...opening, reason: 'ก' } },
  'centre.close.preview': { path: '/api/settings/centres/t570401/end/preview', json: ending },
  'centre.close': {
    path: '/api/settings/centres/t570401/end',
    json: { ...ending, reason: 'ก', ending: 10, moveMembers: false },
  },
};
const daysOff: Record<string, Request> = {
  'holidays.list': { path: '/api/settings/holidays' },
  'holiday.add': { method: 'PUT', path: '/api/settings/holidays/2025-06-20', json: { name: 'ก' } },
  'holiday.remove': { method: 'DELETE', path: '/api/settings/holidays/2025-06-03' },
};

describe('the province’s endpoints', () => {
  const others: Name[] = ['head', 'officer', 'chair', 'admin', 'stranger'];

  it.each(Object.keys(requests))(
    '%s is refused to all other roles, and changes nothing',
    async (name) => {
      const request = requests[name] ?? { path: '' };
      const callers = await clients(...others);
      const answers = await Promise.all(others.map((other) => callers[other](request)));
      expect(answers.map((answer) => outcome(answer))).toEqual(others.map(() => '403 not-allowed'));
      expect(await db.stores.letters.find({})).toEqual([letter]);
      expect(await db.stores.duties.count({ version: 0, state: 'todo' })).toBe(duties.length);
    },
  );

  it.each(Object.keys(daysOff))(
    '%s is allowed to the province and the administrator',
    async (name) => {
      const request = daysOff[name] ?? { path: '' };
      const callers = await clients('head', 'officer', 'chair', 'stranger', 'admin');
      for (const one of ['head', 'officer', 'chair', 'stranger'] as const)
        expect(outcome(await callers[one](request))).toBe('403 not-allowed');
      expect((await callers.admin(request)).status).toBe(200);
    },
  );

  it('answer as the contract says when they are called in order', async () => {
    const { province } = await clients('province');
    const said: Record<string, string> = {};
    const order = [
      ...Object.keys(requests).filter(
        (name) => name !== 'letter.archive' && name !== 'letter.restore',
      ),
      ...Object.keys(daysOff),
    ];
    for (const name of order) {
      const request = requests[name] ?? daysOff[name];
      if (request) said[name] = outcome(await province(request));
    }
    expect(Object.entries(said).filter(([, word]) => word !== '200')).toEqual([
      // This letter is published, so it can be neither rewritten nor discarded.
      ['letter.save', '409 wrong-state'],
      ['letter.discard', '409 wrong-state'],
    ]);
  });

  it('list mistakes in Thai, each with its path', async () => {
    const { province } = await clients('province');
    const { json } = await province({
      path: '/api/letters',
      json: { from: letter.id, kind: 'nextYear' },
    });
    const id = String(at(json, 'id'));
    const wrong = clauses.slice(0, 1).map((item) => ({
      ...item,
      obligations: item.obligations.map((owed) => ({ ...owed, id: 'extra-x' })),
    }));
    const answer = await province({
      method: 'PUT',
      path: `/api/letters/${id}`,
      json: { version: 0, number, date, subject, clauses: wrong },
    });
    expect([outcome(answer), at(answer.json, 'details', 'problems', 0, 'path')]).toEqual([
      '422 invalid-letter',
      'clauses.0.obligations.0',
    ]);
    expect(String(at(answer.json, 'details', 'problems', 0, 'message'))).toMatch(/[ก-๙]/);
  });

  it.each<[string, object]>([
    ['no round', { obligations: [{ id: 'x', levels: ['tambon'], form: 'grading', rounds: [] }] }],
    [
      'no such day',
      {
        obligations: [
          {
            id: 'x',
            levels: ['tambon'],
            form: 'grading',
            rounds: [{ no: 1, opensOn: '2025-02-30', dueOn: '2025-03-01', dateBasis: 'letter' }],
          },
        ],
      },
    ],
  ])('refuse a letter with %s before anything begins', async (_what, clause) => {
    const { province } = await clients('province');
    const json = {
      version: 0,
      number,
      date,
      subject,
      clauses: [{ no: '1', summary: 'ก', ...clause }],
    };
    expect(outcome(await province({ method: 'PUT', path, json }))).toBe('400 invalid-input');
  });
});

describe('reading a letter', () => {
  it('is allowed to people with a role in its area', async () => {
    const readers = ['chair', 'officer', 'head', 'province'] as const;
    const callers = await clients(...readers, 'stranger', 'admin');
    for (const one of readers) {
      const answer = await callers[one]({ path });
      expect([one, outcome(answer), at(answer.json, 'editable')]).toEqual([
        one,
        '200',
        one === 'province',
      ]);
      expect(at(answer.json, 'titles', 'grading.1')).toBe('ประเมินระดับ ครั้งที่ 1');
      expect(at(answer.json, 'forms')).toEqual(one === 'province' ? letterForms : []);
    }
    expect(outcome(await callers.stranger({ path }))).toBe('403 not-allowed');
    expect(outcome(await callers.admin({ path }))).toBe('403 not-allowed');
    expect(outcome(await callers.officer({ path: '/api/letters/none' }))).toBe('404 not-found');
  });

  it('shows the province the progress of each round', async () => {
    const { province } = await clients('province');
    const answer = await province({ path });
    expect(at(answer.json, 'progress', 'grading.1')).toEqual({ total: 3, reached: 0 });
  });

  it('shows figures and lists of the requested year only', async () => {
    const { province } = await clients('province');
    const overview = await province({ path: '/api/overview?year=2568' });
    expect(at(overview.json, 'figures', 'total')).toBe(duties.length);
    const none = await province({ path: '/api/overview?year=2570' });
    expect([none.status, at(none.json, 'figures', 'total')]).toEqual([200, 0]);
    expect((await province({ path: '/api/overview?year=x' })).status).toBe(400);
    const list = await province({ path: '/api/duties?filter=waived&year=2568' });
    expect(at(list.json, 'total')).toBe(0);
  });
});

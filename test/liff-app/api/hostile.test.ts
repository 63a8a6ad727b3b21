import { connect as dial } from 'node:net';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { testDatabase } from '#test/support/database.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { dutyOf, fill, names } from '#test/support/world.ts';
import { publicUrl, startApi } from './client.ts';
import type { Client, Request } from './client.ts';

const db = await testDatabase();
const api = await startApi(db);
const clients: Client[] = [];
const ids = [dutyOf().id, dutyOf({ obligation: 'grading' }).id, dutyOf({ centre: 't570402' }).id];

beforeAll(async () => {
  await fill(db);
  for (const name of ['officer', 'chair', 'head', 'province', 'stranger'] as const)
    clients.push(await api.as(name));
});

/** Known attack texts. */
const nasty = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '$gt',
  '$where',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%',
  '%00',
  '%E0%A4%A',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '{"$ne":null}',
  'NaN',
  '-1',
  '1e400',
  '9'.repeat(400),
  'ก'.repeat(5_000),
  '\u202e\u200b\ufeff',
  'chiang-rai-2568.grading.1.t570401',
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...ids),
);
const operators = fc.constantFrom<unknown>(
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '.*' },
  { $in: ['a'] },
  { $exists: true },
  { toString: 1 },
  [{ $gt: '' }],
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  operators,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    1e308,
    -0,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    0.1,
    -1,
    [],
    {},
  ),
);
const fieldNames = `
  id submission follows answers reasons changes revision returnDueOn
  
    comments
    dueOn
    reason
    grant
    idToken
    code
    role
    areaCode
    centre
    seat
  
  uses days area filter column after query answer
`
  .trim()
  .split(/\s+/);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fieldNames) },
  { weight: 1, arbitrary: text },
);

/** Mostly well-formed, so that it passes the first check and reaches the database. */
const answers = fc.dictionary(
  fc.oneof(
    fc.constantFrom('assigned', 'whyNot', 'planState', 'photos', 'roles', 'documentDate'),
    text,
  ),
  value,
);
const reasons = fc.dictionary(text, text, { maxKeys: 4 });
const change = fc.record({
  field: fc.oneof(fc.constantFrom('assigned', 'whyNot', 'planState', 'photos', 'remarks'), text),
  value,
  seen: fc.oneof(fc.constant(null), text),
});
const shaped = fc.record(
  {
    submission: fc.oneof(fc.uuid(), text),
    follows: fc.oneof(fc.constantFrom<unknown>(0, 1, -1, 2 ** 53, 1e21), value),
    answers: fc.oneof(answers, value),
    reasons: fc.oneof(reasons, value),
    changes: fc.oneof(fc.array(change, { maxLength: 4 }), value),
    revision: fc.oneof(fc.constantFrom<unknown>(0, 1), value),
    returnDueOn: fc.oneof(
      fc.constantFrom('2024-12-24', '9999-12-31', '0000-01-01', '2024-02-30'),
      value,
    ),
    dueOn: fc.oneof(fc.constantFrom('2025-12-24', '9999-12-31', '0000-01-01'), value),
    comments: fc.oneof(
      fc.array(fc.record({ path: fc.oneof(fc.constant(null), text), text }), { maxLength: 3 }),
      value,
    ),
    reason: value,
    grant: fc.boolean(),
    code: value,
    role: fc.constantFrom('member', 'officer', 'admin'),
    areaCode: fc.oneof(fc.constantFrom('570401', '5704', '57'), value),
    centre: fc.oneof(fc.constant(null), text),
    seat: fc.constant(null),
    uses: fc.constantFrom<unknown>(1, 0, 201),
    days: fc.constantFrom<unknown>(1, 1e9),
    idToken: value,
  },
  { requiredKeys: ['submission', 'follows', 'answers', 'reasons', 'changes', 'revision'] },
);
const body = fc.oneof(
  { weight: 5, arbitrary: shaped },
  { weight: 2, arbitrary: fc.dictionary(key, value) },
  { weight: 1, arbitrary: value },
);

const rows = Object.values(contract).filter(
  (row) => row.path !== '/api/session' || row.method !== 'DELETE',
);
const place = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: text },
);

function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

const request: fc.Arbitrary<Request> = fc
  .record({
    row: fc.constantFrom(...rows),
    id: place,
    query: fc.dictionary(key, text, { maxKeys: 3 }),
    json: body,
  })
  .map(({ row, id, query, json }) => {
    const search = Object.entries(query).map(([name, one]) => `${encoded(name)}=${encoded(one)}`);
    const path =
      row.path.replace(/:\w+/, encoded(id) || '-') + (search.length ? `?${search.join('&')}` : '');
    return row.method === 'GET' ? { path } : { method: row.method, path, json: json ?? {} };
  });

const secrets = [
  ...names.map(lineUserId),
  'node_modules',
  '.ts:',
  'MongoServer',
  'mongoose',
  'CastError',
  'BSON',
  'at async',
];

function leaks(body: string): string[] {
  return secrets.filter((secret) => body.includes(secret));
}

describe('a thousand hostile requests', () => {
  it('never cause a server error, and no answer shows internals', async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(request, fc.nat(4), async (given, who) => {
        const client = clients[who];
        const answer = await client?.(given);
        expect([answer?.text, (answer?.status ?? 500) < 500]).toEqual([answer?.text, true]);
        expect(leaks(answer?.text ?? '')).toEqual([]);
        seen.set(answer?.status ?? 0, (seen.get(answer?.status ?? 0) ?? 0) + 1);
      }),
      { numRuns: 1_000 },
    );
    expect(api.errors).toEqual([]);
    // Some requests were answered and some refused at each check, so every check was reached.
    const rare = [200, 400, 403, 404].filter((status) => (seen.get(status) ?? 0) <= 5);
    expect(rare).toEqual([]);
  }, 60_000);

  it.each([
    '{"__proto__":{"role":"admin"},"code":"x"}',
    '{"constructor":{"prototype":{"a":1}},"code":"x"}',
    '{"code":{"$gt":""}}',
    '{"code":"\\u0000"}',
    '{"code":"\\ud800"}',
    '{"code":1e999}',
    '[[[[[[]]]]]]',
    '"text"',
    'null',
    '{',
    '',
    '{"code":"x"',
    `{"code":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  ])('get the right status for the body %s', async (raw) => {
    // The random requests above tried codes, which are counted by the minute.
    await db.stores.rateCounters.remove({});
    const client = clients[0];
    const answer = await client?.({
      method: 'POST',
      path: '/api/join',
      body: raw,
      headers: { 'content-type': 'application/json' },
    });
    expect([400, 422]).toContain(answer?.status);
    expect(leaks(answer?.text ?? '')).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('role');
  });

  it.each(['utf-16', 'x-nobody'])('are refused with a body in %s', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    const answer = await clients[0]?.({
      method: 'POST',
      path: '/api/join',
      body: '{"code":"x"}',
      headers,
    });
    expect(answer?.status).toBe(400);
  });

  it('are refused as too large with a body of two megabytes', async () => {
    const answer = await clients[0]?.({ path: '/api/join', json: { code: 'x'.repeat(2_000_000) } });
    expect([answer?.status, answer?.json['code']]).toEqual([413, 'body-too-large']);
  });

  it.each([
    '/api/duties/%',
    '/api/duties/%E0%A4%A',
    '/api/duties/%00',
    '/api/duties/..%2f..%2fme',
    '/api//me',
    '/api/duties/%ff/form',
    `/api/duties/${'a'.repeat(3_000)}`,
  ])('are refused for the path %s', async (path) => {
    const answer = await raw(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${await api.cookieOf('officer')}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[04]/);
    expect(leaks(answer)).toEqual([]);
  });

  it('need our origin for a form content type, because other sites can send one', async () => {
    const cookie = await api.cookieOf('officer');
    const headers = { cookie, 'content-type': 'text/plain' };
    const answer = await api.send({
      method: 'POST',
      path: '/api/join',
      body: '{"code":"x"}',
      headers,
    });
    expect(answer.json['code']).toBe('wrong-origin');
    const other = await api.send({
      method: 'POST',
      path: '/api/join',
      body: '{}',
      headers: { ...headers, origin: publicUrl },
    });
    expect(other.status).toBe(400);
  });
});

/** Headers and bodies that an ordinary client cannot send. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(api.base);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = dial(Number(port), hostname, () => socket.write(request));
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

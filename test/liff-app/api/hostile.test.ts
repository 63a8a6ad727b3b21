import { connect as dial } from 'node:net';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { fill, names } from '#test/support/world.ts';
import { publicUrl, startApi } from './client.ts';
import type { Client } from './client.ts';
import { hostileRequest } from './hostile-requests.ts';

const db = await testDatabase();
const api = await startApi(db);
const clients: Client[] = [];

beforeAll(async () => {
  await fill(db);
  for (const name of ['officer', 'chair', 'head', 'province', 'stranger'] as const)
    clients.push(await api.as(name));
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
      fc.asyncProperty(hostileRequest, fc.nat(4), async (given, who) => {
        const client = clients[who];
        const answer = await client?.(given);
        expect([answer?.text, (answer?.status ?? 500) < 500]).toEqual([answer?.text, true]);
        expect(leaks(answer?.text ?? '')).toEqual([]);
        seen.set(answer?.status ?? 0, (seen.get(answer?.status ?? 0) ?? 0) + 1);
      }),
      { numRuns: 1_000 },
    );
    expect(api.errors).toEqual([]);
    // Each check must have accepted some requests and refused some, which shows that every check was
    // reached.
    const rare = [200, 400, 403, 404].filter((status) => (seen.get(status) ?? 0) <= 5);
    expect(rare).toEqual([]);
  });

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
    // The random requests above have used up the limit of wrong codes in a minute.
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

  it.each(['utf-16', 'x-nobody'])('are refused when their body is in %s', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    const answer = await clients[0]?.({
      method: 'POST',
      path: '/api/join',
      body: '{"code":"x"}',
      headers,
    });
    expect(answer?.status).toBe(400);
  });

  it('are refused as too large when their body has two megabytes', async () => {
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
  ])('are refused when their path is %s', async (path) => {
    const answer = await raw(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${await api.cookieOf('officer')}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[04]/);
    expect(leaks(answer)).toEqual([]);
  });

  it('are accepted with a form content type only from our origin, because other sites can send it', async () => {
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

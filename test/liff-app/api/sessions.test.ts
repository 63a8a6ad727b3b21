import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdTokenVerifier } from '#api/id-token.ts';
import { Problem } from '#domain/problem.ts';
import { testDatabase } from '#test/support/database.ts';
import { createIdTokenIssuer } from '#test/support/line/id-tokens.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { fill } from '#test/support/world.ts';
import { at, publicUrl, startApi } from './client.ts';
import type { Answer } from './client.ts';

const db = await testDatabase();
const issuer = await createIdTokenIssuer();
const jwks = await issuer.serve();
afterAll(() => jwks.close());
const wallClock = () => new Date();
const verifyIdToken = createIdTokenVerifier({
  apiOrigin: jwks.origin,
  loginChannelId: 'login',
  wallClock,
});
const api = await startApi(db, { verifyIdToken });
const headers = { origin: publicUrl };
const claims = { sub: lineUserId('officer'), aud: 'login' };

function signIn(idToken: unknown): Promise<Answer> {
  return api.send({ path: '/api/session', json: { idToken }, headers });
}

function cookieOf(answer: Answer): string {
  return answer.headers.getSetCookie()[0] ?? '';
}

beforeAll(() => fill(db));

describe('signing in', () => {
  it('opens a session for a LINE token and stores only its hash', async () => {
    const answer = await signIn(await issuer.sign(claims));
    const cookie = cookieOf(answer);
    expect(answer.status).toBe(200);
    expect(at(answer.json, 'me', 'person', 'id')).toBe('officer');
    expect(cookie).toMatch(/^__Host-prasan=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
    const token = cookie.slice('__Host-prasan='.length).split(';')[0] ?? '';
    const stored = await db.stores.sessions.find({ person: 'officer' });
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(answer.text).not.toContain(token);
    expect(answer.text).not.toContain(claims.sub);
    const me = await api.send({ path: '/api/me', headers: { cookie: `__Host-prasan=${token}` } });
    expect(at(me.json, 'lead')).toBe('officer');
  });

  it.each(['officer', 'province', 'member'] as const)(
    'answers with the duties of the %s who signs in, not of the person in the cookie',
    async (name) => {
      const token = await issuer.sign({ ...claims, sub: lineUserId(name) });
      const answer = await api.send({
        path: '/api/session',
        json: { idToken: token, mine: true },
        headers: { ...headers, cookie: await api.cookieOf('otherHead') },
      });
      const client = await api.as(name);
      const mine = await client({ path: '/api/duties/mine' });
      expect(at(answer.json, 'me', 'person', 'id')).toBe(name);
      expect(answer.json['mine']).toEqual(mine.json);
    },
  );

  it('answers without duties when the page does not request them', async () => {
    expect((await signIn(await issuer.sign(claims))).json['mine']).toBeNull();
  });

  it('answers with no duties for a person without a role', async () => {
    const token = await issuer.sign({ ...claims, sub: lineUserId('stranger') });
    const json = { idToken: token, mine: true };
    const answer = await api.send({ path: '/api/session', json, headers });
    expect([answer.status, at(answer.json, 'mine', 'duties')]).toEqual([200, []]);
  });

  it.each<[string, () => unknown]>([
    ['signed with a key LINE never had', () => issuer.signWithUnknownKey(claims)],
    ['without a signature (alg none)', () => issuer.unsigned(claims)],
    ['signed with a shared secret (HS256)', () => issuer.signWithSecret(claims, 'login')],
    ['for another channel', () => issuer.sign({ ...claims, aud: 'another' })],
    ['of another issuer', () => issuer.sign({ ...claims, iss: 'https://evil.example' })],
    [
      'that expired an hour ago',
      () =>
        issuer.sign({
          ...claims,
          issuedAt: new Date(Date.now() - 7_200_000),
          expiresAt: new Date(Date.now() - 3_600_000),
        }),
    ],
    ['with an empty sub', () => issuer.sign({ ...claims, sub: '' })],
    ['with a sub of spaces', () => issuer.sign({ ...claims, sub: '   ' })],
    ['with a sub of 65 characters', () => issuer.sign({ ...claims, sub: 'U'.repeat(65) })],
    ['with a number as its sub', () => issuer.sign({ ...claims, sub: 7 })],
    ['with an object as its sub', () => issuer.sign({ ...claims, sub: { $gt: '' } })],
    ['that is no token', () => 'garbage'],
    ['that is empty', () => ''],
    ['of three empty parts', () => '..'],
    ['with a broken header', () => 'e30.e30.e30'],
  ])('refuses a token %s with 401 and no cookie', async (_what, make) => {
    const answer = await signIn(await make());
    expect([answer.status, answer.json['code'], cookieOf(answer)]).toEqual([
      401,
      'token-invalid',
      '',
    ]);
  });

  it.each([[null], [7], [['a']], [{ $gt: '' }], ['x'.repeat(8001)]])(
    'refuses %j instead of a token with 400',
    async (idToken) => {
      expect((await signIn(idToken)).status).toBe(400);
    },
  );

  it('creates one person from ten concurrent first visits', async () => {
    const token = await issuer.sign({ ...claims, sub: lineUserId('newcomer'), name: 'ใหม่ ทดลอง' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(token)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map((answer) => at(answer.json, 'me', 'person', 'id'))).size).toBe(1);
    expect(await db.stores.persons.count({ lineUserId: lineUserId('newcomer') })).toBe(1);
    expect([at(answers[0]?.json, 'me', 'lead'), at(answers[0]?.json, 'me', 'grants')]).toEqual([
      null,
      [],
    ]);
  });
});

describe('signing in without LINE’s keys', () => {
  const answering = async (status: number, body: string) => {
    const server = createServer((_request, response) => {
      response.statusCode = status;
      response.setHeader('content-type', 'application/json').end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const close = async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    };
    return { origin: `http://127.0.0.1:${port}`, close };
  };
  const codeFrom = async (apiOrigin: string): Promise<string> => {
    const verify = createIdTokenVerifier({ apiOrigin, loginChannelId: 'login', wallClock });
    const error: unknown = await verify(await issuer.sign(claims)).catch((cause: unknown) => cause);
    return error instanceof Problem ? `${error.status} ${error.code}` : String(error);
  };

  it.each([
    [500, '{}'],
    [404, 'not found'],
    [200, 'not json'],
    [200, '{"no":"keys"}'],
  ])('asks to try later when the keys endpoint answers %i %s', async (status, body) => {
    const line = await answering(status, body);
    expect(await codeFrom(line.origin)).toBe('503 line-unavailable');
    await line.close();
    expect(await codeFrom(line.origin)).toBe('503 line-unavailable');
  });
});

describe('a session', () => {
  it.each<[string, Record<string, string>]>([
    ['no cookie', {}],
    ['a cookie that was never issued', { cookie: '__Host-prasan=AAAA' }],
    ['the name without the prefix', { cookie: 'prasan=AAAA' }],
    ['an empty cookie', { cookie: '__Host-prasan=' }],
    ['a strange cookie header', { cookie: ';;=;__proto__=x; __Host-prasan' }],
  ])('is refused with %s', async (_what, given) => {
    expect((await api.send({ path: '/api/me', headers: given })).status).toBe(401);
  });

  it('ends on the server too when the person signs out', async () => {
    const head = await api.as('head');
    expect((await head({ path: '/api/me' })).status).toBe(200);
    expect((await head({ method: 'DELETE', path: '/api/session' })).status).toBe(200);
    expect((await head({ path: '/api/me' })).status).toBe(401);
  });

  it('expires on time, even before MongoDB removes it', async () => {
    const cookie = await api.cookieOf('head');
    const [row] = await db.stores.sessions.find({ person: 'head' });
    if (row) await db.stores.sessions.put({ ...row, expiresAt: new Date(Date.now() - 1) });
    expect((await api.send({ path: '/api/me', headers: { cookie } })).status).toBe(401);
  });

  it('uses the person’s current roles, not those at sign-in', async () => {
    const head = await api.as('otherHead');
    const person = await db.stores.persons.get('otherHead');
    if (person) await db.stores.persons.put({ ...person, grants: [] });
    expect((await head({ path: '/api/overview?area=5701' })).status).toBe(403);
  });
});

describe('a write request from a web page', () => {
  const ask = async (given: Record<string, string>): Promise<number> => {
    const cookie = await api.cookieOf('officer');
    const path = '/api/deliveries/none/seen';
    return (await api.send({ path, json: {}, headers: { cookie, ...given } })).status;
  };

  it.each<[string, Record<string, string>, number]>([
    ['of ours', { origin: publicUrl }, 404],
    ['of ours without an origin, as browsers say', { 'sec-fetch-site': 'same-origin' }, 404],
    ['that does not say where it is from', {}, 403],
    ['of another site', { origin: 'https://evil.example' }, 403],
    [
      'of another site that says it is ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    [
      'of a host with a name that begins like ours',
      { origin: 'https://prasan.example.evil.example' },
      403,
    ],
    ['of ours by http', { origin: 'http://prasan.example' }, 403],
    ['without an origin of its own', { origin: 'null' }, 403],
    ['of a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['of another site by its sec-fetch-site header', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('is accepted or refused by its origin: %s', async (_what, given, status) => {
    expect(await ask(given)).toBe(status);
  });
});

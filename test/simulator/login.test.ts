import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { call, daw, startSimulator } from './test-driver.ts';

const tokens = z.object({ id_token: z.string(), access_token: z.string(), expires_in: z.number() });
const endpoint = 'http://localhost:3999';

async function login(simulator: { origin: string }, verifier: string) {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    app_id: '2000000002-prasandd',
    state: 'abc',
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: challenge,
    nonce: 'n-1',
    redirect_uri: `${endpoint}/duty`,
    sim_user: daw,
  });
  const response = await fetch(`${simulator.origin}/liff/v1/authorize?${query.toString()}`, {
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? 'http://none');
}

function exchange(simulator: { origin: string }, code: string, verifier: string) {
  return fetch(`${simulator.origin}/oauth2/v2.1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: '2000000002',
      code,
      code_verifier: verifier,
      redirect_uri: `${endpoint}/duty`,
    }),
  });
}

test('the simulated LIFF login gives an ES256 ID token that verifies against the served keys', async () => {
  const simulator = await startSimulator();
  const verifier = randomBytes(32).toString('base64url');
  const back = await login(simulator, verifier);
  expect(back.searchParams.get('liffClientId')).toBe('2000000002');
  const code = back.searchParams.get('code') ?? '';
  const response = await exchange(simulator, code, verifier);
  const issued = tokens.parse(await response.json());
  const certs = createRemoteJWKSet(new URL(`${simulator.origin}/oauth2/v2.1/certs`));
  const { payload, protectedHeader } = await jwtVerify(issued.id_token, certs, {
    issuer: 'https://access.line.me',
    audience: '2000000002',
  });
  expect(protectedHeader.alg).toBe('ES256');
  expect(payload).toMatchObject({ sub: daw, name: 'นางสาวดาว ทดลอง', nonce: 'n-1' });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  expect((await exchange(simulator, code, verifier)).status).toBe(400);
});

test('a login code is refused without its PKCE verifier', async () => {
  const simulator = await startSimulator();
  const back = await login(simulator, 'the-right-one');
  const answer = await exchange(simulator, back.searchParams.get('code') ?? '', 'another');
  expect(answer.status).toBe(400);
});

test('the simulated login checks tokens and answers with profile and friendship', async () => {
  const simulator = await startSimulator();
  const back = await login(simulator, 'v');
  const response = await exchange(simulator, back.searchParams.get('code') ?? '', 'v');
  const issued = tokens.parse(await response.json());
  const verify = (fields: Record<string, string>) =>
    fetch(`${simulator.origin}/oauth2/v2.1/verify`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
  const good = await verify({ id_token: issued.id_token, client_id: '2000000002' });
  expect(await good.json()).toMatchObject({ sub: daw });
  expect((await verify({ id_token: issued.id_token, client_id: '1' })).status).toBe(400);
  const asUser = { token: issued.access_token };
  expect((await call(simulator, '/v2/profile', asUser)).body).toMatchObject({ userId: daw });
  expect((await call(simulator, '/friendship/v1/status', asUser)).body).toEqual({
    friendFlag: true,
  });
  expect((await call(simulator, '/v2/profile', { token: 'x' })).status).toBe(401);
});

test('the simulated login page lists the people and escapes their names', async () => {
  const simulator = await startSimulator();
  simulator.addPersonas([{ lineUserId: `U${'a'.repeat(32)}`, name: '<b>ทดลอง</b>' }]);
  const response = await fetch(`${simulator.origin}/_liff/authorize?redirect_uri=${endpoint}/duty`);
  const html = await response.text();
  expect(html).toContain('นางสาวดาว ทดลอง');
  expect(html).toContain('&lt;b&gt;ทดลอง&lt;/b&gt;');
  expect(html).not.toContain('<b>ทดลอง');
});

test('the simulated login never redirects to a foreign address', async () => {
  const simulator = await startSimulator();
  const response = await fetch(
    `${simulator.origin}/_liff/authorize?redirect_uri=https://example.com/&sim_user=${daw}`,
    { redirect: 'manual' },
  );
  expect(response.status).toBe(400);
});

test('a LIFF link tapped in the chat opens below the endpoint with a code that works once', async () => {
  const simulator = await startSimulator();
  const uri = 'https://liff.line.me/2000000002-prasandd/duty/a.b?d=1';
  const opened = simulator.tap(daw, { type: 'uri', uri });
  const url = new URL(opened.did === 'openLiff' ? opened.url : 'http://none');
  expect(url.origin + url.pathname).toBe(`${endpoint}/duty/a.b`);
  expect(url.searchParams.get('d')).toBe('1');
  const redeem = () =>
    call(simulator, '/_liff/token', { body: { code: url.searchParams.get('sim_code') } });
  const first = await redeem();
  expect(first).toMatchObject({
    status: 200,
    body: { userId: daw, displayName: 'นางสาวดาว ทดลอง' },
  });
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect((await redeem()).status).toBe(400);
  expect(simulator.tap(daw, { type: 'uri', uri: 'tel:0000' })).toEqual({
    did: 'openUrl',
    url: 'tel:0000',
  });
});

test('the simulator’s keys survive a restart when there is a data folder', async ({ task }) => {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const dataDir = await mkdtemp(`${tmpdir()}/simulator-${task.id}-`);
  const first = await startSimulator({ dataDir });
  const before = await call(first, '/oauth2/v2.1/certs');
  first.people.say({ lineUserId: daw }, 'จำไว้');
  await first.close();
  const second = await startSimulator({ dataDir });
  expect((await call(second, '/oauth2/v2.1/certs')).body).toEqual(before.body);
  expect(second.chat(daw)).toHaveLength(1);
  await second.close();
  await rm(dataDir, { recursive: true });
});

import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, expect, it } from 'vitest';
import { createIdTokenIssuer } from './id-tokens.ts';

const issuer = await createIdTokenIssuer();
const certs = await issuer.serve();
afterAll(() => certs.close());

const keys = createRemoteJWKSet(new URL('/oauth2/v2.1/certs', certs.origin));
const claims = { sub: 'U1', aud: '1234567890' };

function verify(token: string) {
  return jwtVerify(token, keys, {
    algorithms: ['ES256'],
    audience: claims.aud,
    issuer: 'https://access.line.me',
  });
}

it('a test ID token verifies against the served certs', async () => {
  const { payload } = await verify(await issuer.sign(claims));
  expect(payload.sub).toBe('U1');
  expect(certs.requests()).toBe(1);
});

it.each([
  ['an unknown key', issuer.signWithUnknownKey(claims)],
  ['a shared secret', issuer.signWithSecret(claims, 's'.repeat(32))],
  ['no signature', Promise.resolve(issuer.unsigned(claims))],
  ['another audience', issuer.sign({ ...claims, aud: '1' })],
  ['another issuer', issuer.sign({ ...claims, iss: 'https://example.com' })],
  ['an expiry in the past', issuer.sign({ ...claims, expiresAt: new Date(0) })],
])('a test ID token with %s does not verify', async (_what, token) => {
  await expect(verify(await token)).rejects.toThrow();
});

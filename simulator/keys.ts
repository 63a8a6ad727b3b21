import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose';
import type { JWK } from 'jose';
import * as z from 'zod/mini';
import type { Storage } from './storage.ts';

const storedSchema = z.object({
  privateKey: z.record(z.string(), z.unknown()),
  publicKey: z.record(z.string(), z.unknown()),
  secret: z.string(),
});

export interface Keys {
  certs(): { keys: JWK[] };
  signIdToken(claims: IdClaims): Promise<string>;
  readIdToken(token: string, at: Date): Promise<IdTokenReading>;
  seal(payload: Record<string, unknown>): string;
  unseal(token: string): Record<string, unknown> | undefined;
}

export interface IdClaims {
  sub: string;
  aud: string;
  name: string;
  nonce: string | undefined;
  at: Date;
}

type IdTokenReading = { ok: true; claims: Record<string, unknown> } | { ok: false; why: string };

const kid = 'prasan-simulator-es256';
const issuer = 'https://access.line.me';

async function freshKeys(storage: Storage): Promise<z.infer<typeof storedSchema>> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const keys = {
    privateKey: { ...(await exportJWK(pair.privateKey)) },
    publicKey: { ...(await exportJWK(pair.publicKey)) },
    secret: randomBytes(32).toString('base64url'),
  };
  await storage.writeKeys(keys);
  return keys;
}

const fieldsSchema = z.record(z.string(), z.unknown());

function createSeal(secret: string): Pick<Keys, 'seal' | 'unseal'> {
  const mark = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    seal: (payload) => {
      const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
      return `sim.${text}.${mark(text)}`;
    },
    unseal: (token) => {
      const [, text = '', given = ''] = token.split('.');
      const expected = mark(text);
      if (given.length !== expected.length) return undefined;
      if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined;
      return fieldsSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    },
  };
}

/** ID tokens are signed with ES256, as by LINE Login. Access tokens are opaque signed texts. */
export async function createKeys(storage: Storage): Promise<Keys> {
  const found = storedSchema.safeParse(await storage.readKeys());
  const keys = found.success ? found.data : await freshKeys(storage);
  const privateKey = await importJWK(keys.privateKey, 'ES256');
  const publicKey = await importJWK(keys.publicKey, 'ES256');
  return {
    ...createSeal(keys.secret),
    certs: () => ({ keys: [{ ...keys.publicKey, kid, alg: 'ES256', use: 'sig' }] }),
    signIdToken: ({ sub, aud, name, nonce, at }) => {
      const seconds = Math.floor(at.getTime() / 1000);
      const claims = { name, amr: ['linesso'], ...(nonce === undefined ? {} : { nonce }) };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setSubject(sub)
        .setAudience(aud)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 3600)
        .sign(privateKey);
    },
    readIdToken: async (token, at) => {
      try {
        const options = { issuer, algorithms: ['ES256'], currentDate: at };
        const { payload } = await jwtVerify(token, publicKey, options);
        return { ok: true, claims: { ...payload } };
      } catch (error) {
        return { ok: false, why: error instanceof Error ? error.message : 'Invalid IdToken.' };
      }
    },
  };
}

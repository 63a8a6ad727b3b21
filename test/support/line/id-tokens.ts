import { once } from 'node:events';
import { createServer } from 'node:http';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

export interface IdTokenClaims {
  /** LINE puts a text here. Hostile tests also sign other values. */
  sub: unknown;
  aud: string;
  iss?: string;
  name?: string;
  nonce?: string;
  issuedAt?: Date;
  expiresAt?: Date;
}

export interface IdTokenIssuer {
  /** Signs as LINE does: ES256 with a key that is named in the certs. */
  sign(claims: IdTokenClaims): Promise<string>;
  /** A token that is valid except for the claim named. */
  signWithUnknownKey(claims: IdTokenClaims): Promise<string>;
  signWithSecret(claims: IdTokenClaims, secret: string): Promise<string>;
  unsigned(claims: IdTokenClaims): string;
  jwks: { keys: JWK[] };
  /** Answers /oauth2/v2.1/certs like api.line.me and counts how often it was asked. */
  serve(): Promise<JwksServer>;
}

export interface JwksServer {
  origin: string;
  requests(): number;
  close(): Promise<void>;
}

const lineIssuer = 'https://access.line.me';
const certsPath = '/oauth2/v2.1/certs';
const kid = 'test-es256';
const hour = 3_600_000;

export async function createIdTokenIssuer(): Promise<IdTokenIssuer> {
  const known = await generateKeyPair('ES256');
  const unknown = await generateKeyPair('ES256');
  const publicKey = await exportJWK(known.publicKey);
  const jwks = { keys: [{ ...publicKey, kid, use: 'sig', alg: 'ES256' }] };
  const es256 = (claims: IdTokenClaims) =>
    new SignJWT(payload(claims)).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid });
  return {
    sign: (claims) => es256(claims).sign(known.privateKey),
    signWithUnknownKey: (claims) => es256(claims).sign(unknown.privateKey),
    signWithSecret: (claims, secret) =>
      new SignJWT(payload(claims))
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
        .sign(new TextEncoder().encode(secret)),
    unsigned: (claims) => new UnsecuredJWT(payload(claims)).encode(),
    jwks,
    serve: () => serve(jwks),
  };
}

/** Issued now and valid for an hour by default, because tokens expire by wall time. */
function payload(claims: IdTokenClaims): Record<string, unknown> {
  const issuedAt = claims.issuedAt ?? new Date();
  const expiresAt = claims.expiresAt ?? new Date(issuedAt.getTime() + hour);
  return {
    iss: claims.iss ?? lineIssuer,
    sub: claims.sub,
    aud: claims.aud,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    amr: ['linesso'],
    name: claims.name ?? 'สมหมาย ตัวอย่าง',
    ...(claims.nonce === undefined ? {} : { nonce: claims.nonce }),
  };
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

async function serve(jwks: { keys: JWK[] }): Promise<JwksServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    response.statusCode = request.url === certsPath ? 200 : 404;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

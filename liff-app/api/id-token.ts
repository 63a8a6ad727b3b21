import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { Problem } from '#domain/problem.ts';

interface Options {
  /** LINE's origin as configured; its keys are at /oauth2/v2.1/certs. */
  apiOrigin: string;
  loginChannelId: string;
  /** Wall time: a token's life is not the demo's clock. */
  wallClock: () => Date;
}

export interface LineIdentity {
  userId: string;
  name: string;
}

export type VerifyIdToken = (token: string) => Promise<LineIdentity>;

/** LINE's own issuer, whatever origin the keys are fetched from (LINE Login: verify ID token). */
const issuer = 'https://access.line.me';
const clockToleranceSeconds = 30;
const keyFetchTimeoutMs = 5_000;

/** Identity comes from a signed ES256 ID token and from nothing else the browser says. */
export function createIdTokenVerifier({
  apiOrigin,
  loginChannelId,
  wallClock,
}: Options): VerifyIdToken {
  const keys = createRemoteJWKSet(new URL(`${apiOrigin}/oauth2/v2.1/certs`), {
    timeoutDuration: keyFetchTimeoutMs,
  });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['ES256'],
        issuer,
        audience: loginChannelId,
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: clockToleranceSeconds,
        currentDate: wallClock(),
      });
      const name: unknown = payload['name'];
      return { userId: demandUserId(payload.sub), name: typeof name === 'string' ? name : '' };
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      throw new Problem(isTokenFault(cause) ? 'token-invalid' : 'line-unavailable', { cause });
    }
  };
}

/** LINE's user ids are `U` and 32 hex digits; a stand-in for LINE may use other short names. */
const userIdShape = /^[\w-]{1,64}$/;

/** A signed token may still name no one: an empty `sub`, a number, an object. */
function demandUserId(sub: unknown): string {
  if (typeof sub !== 'string' || !userIdShape.test(sub)) throw new Problem('token-invalid');
  return sub;
}

/** Keys that came too late, with an error, or as something else than keys. */
const keyFaults = new Set<string>([
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JOSEError.code,
]);

/** What is wrong with the token itself; everything else is LINE's keys being out of reach. */
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError))
    return error instanceof TypeError && error.message.includes('JWT');
  return !keyFaults.has(error.code);
}

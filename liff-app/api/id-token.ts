import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { withoutNationalIds } from '#domain/thai/text.ts';
import { Problem } from '#domain/problem.ts';

interface Options {
  /** The configured origin of LINE’s API. The keys are at /oauth2/v2.1/certs. */
  apiOrigin: string;
  loginChannelId: string;
  /** Real time; token expiry does not follow the demo's clock. */
  wallClock: () => Date;
}

export interface LineIdentity {
  userId: string;
  name: string;
}

export type VerifyIdToken = (token: string) => Promise<LineIdentity>;

/** LINE’s issuer. It is the same when the keys come from another origin (LINE Login: verify ID token). */
const issuer = 'https://access.line.me';
const clockToleranceSeconds = 30;
const keyFetchTimeoutMs = 5_000;

/** Reads the person's identity only from a signed ES256 ID token. */
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
      return { userId: requireUserId(payload.sub), name: lineName(name) };
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      throw new Problem(isTokenFault(cause) ? 'token-invalid' : 'line-unavailable', { cause });
    }
  };
}

/** A person may write a national id into their LINE name, which is stored with them. */
function lineName(name: unknown): string {
  return typeof name === 'string' ? withoutNationalIds(name) : '';
}

/** LINE's user ids are `U` and 32 hex digits; the simulator may use other short names. */
const userIdPattern = /^[\w-]{1,64}$/;

/** A signed token can still have an empty `sub`, a number or an object. */
function requireUserId(sub: unknown): string {
  if (typeof sub !== 'string' || !userIdPattern.test(sub)) throw new Problem('token-invalid');
  return sub;
}

/**
 * LINE’s keys could not be used: the request timed out, the response was an error, or the keys are invalid.
 */
const keyFaults = new Set<string>([
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JOSEError.code,
]);

/** True if the token is invalid; any other error means that LINE's keys are unavailable. */
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError))
    return error instanceof TypeError && error.message.includes('JWT');
  return !keyFaults.has(error.code);
}

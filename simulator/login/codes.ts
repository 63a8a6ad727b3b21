import { createHash } from 'node:crypto';
import type { AppClock } from '../clock.ts';
import { opaque } from '../ids.ts';

export interface Grant {
  lineUserId: string;
  clientId: string;
  redirectUri: string;
  nonce: string | undefined;
  scope: string;
  challenge: string | undefined;
}

export interface AuthorizationCodes {
  issue(grant: Grant): string;
  /** The grant of a code that is unused and younger than ten minutes. */
  redeem(code: string): Grant | undefined;
}

const life = 10 * 60_000;

export function createAuthorizationCodes(clock: AppClock): AuthorizationCodes {
  const codes = new Map<string, { grant: Grant; until: number }>();
  return {
    issue: (grant) => {
      const code = opaque(15);
      codes.set(code, { grant, until: clock.wall().getTime() + life });
      return code;
    },
    redeem: (code) => {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && found.until >= clock.wall().getTime() ? found.grant : undefined;
    },
  };
}

/** Checks PKCE with S256: the hash of the verifier must be the challenge given at the start. */
export function answersChallenge(challenge: string | undefined, verifier: string | null): boolean {
  if (challenge === undefined) return true;
  if (verifier === null) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

import { hkdfSync } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { fileRequestSchema } from '#contract/files.ts';
import type { FileRequest } from '#contract/files.ts';

/** How long a link is valid: long enough for a weak signal, too short to be shared. */
const minutesValid = 10;
const algorithm = 'HS256';

const claimsSchema = z.object({ file: fileRequestSchema, person: z.string() });
type Claims = z.infer<typeof claimsSchema>;

interface Options {
  /** The channel secret; links are signed with a key derived from it. */
  secret: string;
  wallClock: () => Date;
}

export type FileLinks = ReturnType<typeof createFileLinks>;

/**
 * LIFF's browser cannot download, and the phone's own browser has no session. A file therefore opens
 * by a signed link (JWT, HS256) with the person and the expiry time. Permissions are checked when the
 * link is opened.
 */
export function createFileLinks({ secret, wallClock }: Options) {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'file-links', 32));
  return {
    async sign(claims: { file: FileRequest; person: string }, expiresAt?: Date) {
      const soon = wallClock().getTime() + minutesValid * 60_000;
      const expires = Math.floor((expiresAt?.getTime() ?? soon) / 1_000);
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm })
        .setExpirationTime(expires)
        .sign(key);
      return { token, expiresAt: new Date(expires * 1_000) };
    },
    /** Throws `link-expired` or, for any other fault of the token, `not-found`. */
    async read(token: string): Promise<Claims> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [algorithm],
          requiredClaims: ['exp'],
          currentDate: wallClock(),
        });
        return z.parse(claimsSchema, payload);
      } catch (cause) {
        const expired = cause instanceof errors.JWTExpired;
        throw new Problem(expired ? 'link-expired' : 'not-found', { cause });
      }
    },
  };
}

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { fileRequestSchema } from '#contract/files.ts';
import type { FileRequest } from '#contract/files.ts';

/** Minutes a link opens its file: long enough for a weak signal, too short to be passed around. */
const minutesValid = 10;

const claimsSchema = z.object({ file: fileRequestSchema, person: z.string(), until: z.number() });

interface Options {
  /** The channel secret; links are signed with a key made of it. */
  secret: string;
  wallClock: () => Date;
}

export type FileLinks = ReturnType<typeof createFileLinks>;

/**
 * LIFF's browser has no downloads and the phone's own has no session: a file opens by a link that
 * carries who asked and until when, signed. What that person may see is asked again when it opens.
 */
export function createFileLinks({ secret, wallClock }: Options) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'file-links', 32));
  const signatureOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

  return {
    sign(of: { file: FileRequest; person: string }): { token: string; expiresAt: Date } {
      const expiresAt = new Date(wallClock().getTime() + minutesValid * 60_000);
      const body = Buffer.from(JSON.stringify({ ...of, until: expiresAt.getTime() }));
      const text = body.toString('base64url');
      return { token: `${text}.${signatureOf(text).toString('base64url')}`, expiresAt };
    },
    read(token: string): { file: FileRequest; person: string } {
      const [text = '', given = ''] = token.split('.');
      const signature = Buffer.from(given, 'base64url');
      const right = signatureOf(text);
      if (signature.length !== right.length || !timingSafeEqual(signature, right))
        throw new Problem('not-found');
      const { file, person, until } = z.parse(
        claimsSchema,
        JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
      );
      if (until <= wallClock().getTime()) throw new Problem('link-expired');
      return { file, person };
    },
  };
}

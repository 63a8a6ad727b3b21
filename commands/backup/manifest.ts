import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { erasureSchema } from '#models/backup/erasures.ts';

/** Describes a backup. It is written last, so a folder with a manifest is complete. */
const manifestSchema = z.object({
  format: z.literal(1),
  /** The version of the program that made it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  collections: z.array(
    z.object({
      name: z.string(),
      file: z.string().check(z.regex(/^[\w.-]+$/)),
      documents: z.int(),
      sha256: z.string(),
      bytes: z.int(),
      fileSha256: z.string(),
      indexes: z.array(z.string()),
    }),
  ),
  /** Every erasure carried out before this backup. A restored older backup repeats them. */
  erasures: z.array(erasureSchema),
  encryption: z.nullable(
    z.object({
      cipher: z.literal('aes-256-gcm'),
      kdf: z.literal('scrypt'),
      salt: z.string(),
      check: z.string(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The seal shows that the manifest was not changed. If there is a key, only its owner can make a seal. */
export function sealedManifest(manifest: Manifest, key: Buffer | null): string {
  const text = JSON.stringify(manifest);
  return `${JSON.stringify({ ...JSON.parse(text), seal: sealOf(text, key) }, null, 2)}\n`;
}

/** Null when the text is not a manifest. */
export function parseManifest(
  text: string,
): { manifest: Manifest; seal: string; body: string } | null {
  try {
    const { seal, ...body } = z.parse(z.looseObject({ seal: z.string() }), JSON.parse(text));
    return { manifest: z.parse(manifestSchema, body), seal, body: JSON.stringify(body) };
  } catch {
    return null;
  }
}

export function sealOf(body: string, key: Buffer | null): string {
  const hash = key ? createHmac('sha256', key) : createHash('sha256');
  return hash.update(body).digest('hex');
}

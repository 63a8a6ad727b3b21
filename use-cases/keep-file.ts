import { createHash } from 'node:crypto';
import type { Attachment } from '../models/attachments.ts';
import type { Stores } from '../models/connect.ts';
import { prepareFile } from './prepare-file.ts';

/** What is known of a file once its bytes lie in the store. */
export type KeptFile = Pick<Attachment, 'type' | 'bytes' | 'width' | 'height' | 'hash'> & {
  /** The copies written just now, to be removed when the row was written by somebody else. */
  copies: string[];
};

/**
 * Bytes first, the row after: GridFS knows no transactions. Pictures are re-encoded without EXIF. The
 * same id again, after a crash, stores the same once more; the newest is served.
 */
export async function keepFile(
  attachments: Stores['attachments'],
  { id, bytes }: { id: string; bytes: Buffer },
): Promise<KeptFile> {
  const { type, full, thumb, width, height } = await prepareFile(bytes);
  const copies = [await attachments.writeBytes(id, { size: 'full', bytes: full })];
  if (thumb) copies.push(await attachments.writeBytes(id, { size: 'thumb', bytes: thumb }));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { type, bytes: full.length, width, height, hash, copies };
}

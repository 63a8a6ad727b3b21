import { createHash } from 'node:crypto';
import { Problem } from '#domain/problem.ts';
import type { Attachment } from '#models/attachments.ts';
import type { Stores } from '#models/mongo/connect.ts';
import { prepareFile } from './prepare-file.ts';

/** The metadata of a file whose bytes are stored. */
export type StoredFile = Pick<Attachment, 'type' | 'bytes' | 'width' | 'height' | 'hash'>;

interface Keep<T> {
  id: string;
  bytes: Buffer;
  /** Stores the row. `isNew` is false when the id already had a row. */
  register: (file: StoredFile) => Promise<T>;
}

/**
 * Stores the bytes before the row, because GridFS has no transactions. Pictures are re-encoded
 * without EXIF. Each id keeps one copy: a later or refused upload removes the bytes it stored.
 */
export async function storeFile<T extends { isNew: boolean }>(
  attachments: Stores['attachments'],
  { id, bytes, register }: Keep<T>,
): Promise<T> {
  const { type, full, thumb, width, height } = await prepareFile(bytes);
  const copies = [await attachments.writeBytes(id, { size: 'full', bytes: full })];
  if (thumb) copies.push(await attachments.writeBytes(id, { size: 'thumb', bytes: thumb }));
  const hash = createHash('sha256').update(bytes).digest('hex');
  try {
    const registered = await register({ type, bytes: full.length, width, height, hash });
    if (!registered.isNew) await attachments.removeCopies(copies);
    return registered;
  } catch (error) {
    // Only a refusal proves that no row was written. After another error the bytes may be needed.
    if (error instanceof Problem) await attachments.removeCopies(copies);
    throw error;
  }
}

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import { createCollection, op } from './collection.ts';

/** What is known of a file; its bytes lie in GridFS under the same id. */
export const attachment = z.object({
  id: z.uuid(),
  duty: z.string(),
  areaCode: z.string(),
  field: z.string(),
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'image/png', 'application/pdf']),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /** SHA-256 of what was sent: the same photo sent again, or elsewhere, shows. */
  hash: z.string(),
  by: z.string(),
  at: z.date(),
});
export type Attachment = z.infer<typeof attachment>;

export type AttachmentSize = 'full' | 'thumb';

export function createAttachmentStore(connection: Connection) {
  const rows = createCollection(connection, {
    name: 'attachments',
    shape: attachment,
    indexes: [{ keys: { duty: 1, field: 1 } }, { keys: { hash: 1 } }],
  });
  const bucket = (): mongoose.mongo.GridFSBucket => {
    if (!connection.db) throw new Error('not connected');
    return new mongoose.mongo.GridFSBucket(connection.db, { bucketName: 'attachmentBytes' });
  };
  const fileName = (id: string, size: AttachmentSize): string => `${id}.${size}`;
  return {
    ...rows,
    ofDuty: (duty: string) => rows.find({ duty }),
    sameAs: (hashes: readonly string[]) => rows.find({ hash: op({ $in: hashes }) }),
    many: (ids: readonly string[]) => rows.find({ id: op({ $in: ids }) }),
    /** GridFS knows no transactions: bytes first, the row after; bytes without a row are swept. */
    writeBytes: async (
      id: string,
      content: { size: AttachmentSize; bytes: Uint8Array },
    ): Promise<void> => {
      await pipeline(
        Readable.from([content.bytes]),
        bucket().openUploadStream(fileName(id, content.size)),
      );
    },
    /** Every copy of both sizes: a crash may have left more than one. Gone already is gone. */
    removeBytes: async (id: string): Promise<void> => {
      const names = [fileName(id, 'full'), fileName(id, 'thumb')];
      const copies = await bucket()
        .find({ filename: { $in: names } })
        .toArray();
      for (const { _id } of copies) await bucket().delete(_id);
    },
    /** Null when the store holds no bytes of this file. */
    readBytes: async (id: string, size: AttachmentSize): Promise<Buffer | null> => {
      try {
        return await buffer(bucket().openDownloadStreamByName(fileName(id, size)));
      } catch (error) {
        if (error instanceof Error && error.message.includes('FileNotFound')) return null;
        throw error;
      }
    },
  };
}

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type AttachmentSize = 'full' | 'thumb';

/** One copy of a file's bytes in GridFS. */
export interface Copy {
  /** The id of this copy. */
  copy: string;
  /** The id of the file; null when the copy was never completely written. */
  file: string | null;
  /** True for the copy that readers get when a file has several. */
  isNewest: boolean;
}

type Bucket = mongoose.mongo.GridFSBucket;
const bucketName = 'attachmentBytes';
const { ObjectId } = mongoose.mongo;

/** The bytes of attachments, stored by file id and picture size. */
export function createAttachmentBytes(connection: Connection) {
  const database = () => {
    if (!connection.db) throw new Error('not connected');
    return connection.db;
  };
  const bucket = (): Bucket => new mongoose.mongo.GridFSBucket(database(), { bucketName });
  return {
    /**
     * Stores the bytes and returns the id of this copy. The caller writes the row afterwards, because
     * GridFS has no transactions.
     */
    writeBytes: async (
      id: string,
      content: { size: AttachmentSize; bytes: Uint8Array },
    ): Promise<string> => {
      const stream = bucket().openUploadStream(fileName(id, content.size));
      await pipeline(Readable.from([content.bytes]), stream);
      return stream.id.toHexString();
    },
    /** Removes single copies by the ids that `writeBytes` returned. Missing copies are ignored. */
    removeCopies: async (copies: readonly string[]): Promise<void> => {
      for (const copy of copies) await removeCopy(bucket(), new ObjectId(copy));
    },
    /** Removes all copies in both sizes; after a crash there may be several. Missing copies are ignored. */
    removeBytes: async (id: string): Promise<void> => {
      const names = [fileName(id, 'full'), fileName(id, 'thumb')];
      const copies = await bucket()
        .find({ filename: { $in: names } })
        .toArray();
      for (const { _id } of copies) await removeCopy(bucket(), _id);
    },
    /** Null when the store holds no bytes of this file. */
    readBytes: async (id: string, size: AttachmentSize): Promise<Buffer | null> => {
      try {
        return await buffer(bucket().openDownloadStreamByName(fileName(id, size)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    /** Copies that were started before this wall-clock time, oldest first, including unfinished ones. */
    oldCopies: async (of: { before: Date; after: string; limit: number }): Promise<Copy[]> => {
      const begun = { $gt: new ObjectId(of.after), $lt: firstIdAt(of.before) };
      const chunks = database().collection<Chunk>(`${bucketName}.chunks`);
      const found = await chunks
        .find({ files_id: begun, n: 0 }, { projection: { _id: 0, files_id: 1 } })
        .sort({ files_id: 1 })
        .limit(of.limit)
        .toArray();
      return describe(
        bucket(),
        found.map((withId) => withId.files_id),
      );
    },
  };
}

interface Chunk {
  files_id: mongoose.mongo.ObjectId;
  n: number;
}

/** The id of a copy begins with the second in which it was created. */
function firstIdAt(moment: Date): mongoose.mongo.ObjectId {
  return ObjectId.createFromTime(Math.floor(moment.getTime() / 1000));
}

async function describe(bucket: Bucket, ids: readonly mongoose.mongo.ObjectId[]): Promise<Copy[]> {
  const finished = await bucket.find({ _id: { $in: [...ids] } }).toArray();
  const names = new Map(finished.map((file) => [file._id.toHexString(), file.filename]));
  const same = await bucket
    .find({ filename: { $in: [...new Set(names.values())] } })
    .sort({ uploadDate: 1, _id: 1 })
    .toArray();
  const newest = new Map(same.map((file) => [file.filename, file._id.toHexString()]));
  return ids.map((id) => {
    const copy = id.toHexString();
    const name = names.get(copy);
    if (name === undefined) return { copy, file: null, isNewest: false };
    return { copy, file: name.split('.')[0] ?? '', isNewest: newest.get(name) === copy };
  });
}

function fileName(id: string, size: AttachmentSize): string {
  return `${id}.${size}`;
}

/**
 * Removes a copy with its pieces, even when the copy is unfinished. Another process may remove it at
 * the same time.
 */
async function removeCopy(bucket: Bucket, id: mongoose.mongo.ObjectId): Promise<void> {
  try {
    await bucket.delete(id);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && /FileNotFound|File not found/.test(error.message);
}

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const bucketName = 'madeFiles';
const { GridFSBucket, ObjectId } = mongoose.mongo;

/** The first and the last byte that a reader asks for. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Files made by jobs, stored in GridFS until a nightly job deletes them. */
export function createMadeFiles(connection: Connection) {
  const bucket = () => {
    if (!connection.db) throw new Error('not connected');
    return new GridFSBucket(connection.db, { bucketName });
  };
  return {
    /**
     * Stores the pieces of a file while they are made, so that memory contains few of them. Returns
     * id and size.
     */
    write: async (name: string, pieces: AsyncIterable<Uint8Array>) => {
      const upload = bucket().openUploadStream(name);
      await pipeline(Readable.from(pieces), upload);
      return { stored: upload.id.toHexString(), bytes: upload.length };
    },
    /** The bytes from `start` to `end`, both included. */
    read: (stored: string, { start, end }: ByteRange): Readable =>
      bucket().openDownloadStream(new ObjectId(stored), { start, end: end + 1 }),
    /**
     * Removes files that were begun before this wall-clock time, including unfinished ones. Returns
     * their number.
     */
    removeBegun: async (before: Date): Promise<number> => {
      if (!connection.db) throw new Error('not connected');
      const last = ObjectId.createFromTime(Math.floor(before.getTime() / 1_000));
      const old = { $lt: last };
      const files = await connection.db.collection(`${bucketName}.files`).deleteMany({ _id: old });
      const chunks = connection.db.collection(`${bucketName}.chunks`);
      await chunks.deleteMany({ files_id: old });
      return files.deletedCount;
    },
  };
}

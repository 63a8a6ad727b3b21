import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type AttachmentSize = 'full' | 'thumb';

/** One copy of a file's bytes in GridFS. */
export interface Copy {
  /** Id of the copy itself. */
  copy: string;
  /** The file it is a copy of; null when writing it never ended. */
  file: string | null;
  /** The copy that is read, where there are several. */
  isNewest: boolean;
}

type Bucket = mongoose.mongo.GridFSBucket;
const bucketName = 'attachmentBytes';
const { ObjectId } = mongoose.mongo;

/** The bytes of attachments, by the id of the file and the size of the picture. */
export function createAttachmentBytes(connection: Connection) {
  const database = () => {
    if (!connection.db) throw new Error('not connected');
    return connection.db;
  };
  const bucket = (): Bucket => new mongoose.mongo.GridFSBucket(database(), { bucketName });
  return {
    /** Bytes first, the row after: GridFS knows no transactions. Returns the id of this copy. */
    writeBytes: async (
      id: string,
      content: { size: AttachmentSize; bytes: Uint8Array },
    ): Promise<string> => {
      const stream = bucket().openUploadStream(fileName(id, content.size));
      await pipeline(Readable.from([content.bytes]), stream);
      return stream.id.toHexString();
    },
    /** Single copies, by what `writeBytes` returned. Gone already is gone. */
    removeCopies: async (copies: readonly string[]): Promise<void> => {
      for (const copy of copies) await removeCopy(bucket(), new ObjectId(copy));
    },
    /** Every copy of both sizes: a crash may have left more than one. Gone already is gone. */
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
    /** Copies begun before this moment of wall time, oldest first, those never finished included. */
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

/** Ids of copies begin with the second in which they were made. */
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

/** Also the pieces of a copy that was never finished. Another process may have been faster. */
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

import mongoose from 'mongoose';

interface Options<T> {
  /** The maximum number of cached documents. When it is exceeded, the oldest is removed. */
  most: number;
  /** Converts a plain document to the object readers get. */
  read: (found: unknown) => T;
}

interface Known<T> {
  bytes: Buffer;
  item: T;
}

const stringType = 0x02;
/**
 * The position of the length of `_id`. A BSON document begins with its size, a type and the name
 * `_id`; then the length of the id and the id follow.
 */
const idLengthAt = 9;
const idAt = idLengthAt + 4;

/**
 * Decodes a document again only when its bytes have changed. Every read still queries MongoDB, so
 * changes are always seen. Cached objects are shared by all readers and therefore frozen.
 */
export function createDecodeCache<T>({
  most,
  read,
}: Options<T>): (answer: readonly Buffer[]) => T[] {
  const known = new Map<string, Known<T>>();
  const decode = (bytes: Buffer): T => frozen(read(mongoose.mongo.BSON.deserialize(bytes)));
  const remember = (id: string, bytes: Buffer): T => {
    const item = decode(bytes);
    const oldest = known.size >= most && !known.has(id) ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    // Copies the bytes, because a view would keep the whole server answer in memory.
    known.set(id, { bytes: Buffer.from(bytes), item });
    return item;
  };
  const recall = (bytes: Buffer): T => {
    const id = idOf(bytes);
    const before = known.get(id);
    return before?.bytes.equals(bytes) ? before.item : remember(id, bytes);
  };
  // A result that is larger than the cache is not cached.
  return (answer) => answer.map(answer.length > most ? decode : recall);
}

/** Our ids are strings, and MongoDB always stores `_id` first. */
function idOf(bytes: Buffer): string {
  if (bytes[4] !== stringType) throw new TypeError('a document without a text for its _id');
  return bytes.toString('latin1', idAt, idAt + bytes.readInt32LE(idLengthAt) - 1);
}

function frozen<T>(item: T): T {
  if (typeof item !== 'object' || item === null || item instanceof Date) return item;
  for (const part of Object.values(item)) frozen(part);
  return Object.freeze(item);
}

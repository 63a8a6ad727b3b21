import mongoose from 'mongoose';

interface Options<T> {
  /** Documents remembered at most; beyond, the one read longest ago for the first time goes. */
  most: number;
  /** From a plain document to what readers get. */
  read: (found: unknown) => T;
}

interface Known<T> {
  bytes: Buffer;
  item: T;
}

const stringType = 0x02;
/** BSON: the size, the type, `_id` and its end; then a string's length and the string. */
const idLengthAt = 9;
const idAt = idLengthAt + 4;

/**
 * Decodes what MongoDB answers, once for as long as the bytes stay the same. Every reading still asks
 * MongoDB: what changed, wherever it was changed, comes with other bytes. What is given out is shared
 * by all who read it, and therefore frozen.
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
    // A copy: the bytes are a window on the whole answer, which would be kept as well.
    known.set(id, { bytes: Buffer.from(bytes), item });
    return item;
  };
  const recall = (bytes: Buffer): T => {
    const id = idOf(bytes);
    const before = known.get(id);
    return before?.bytes.equals(bytes) ? before.item : remember(id, bytes);
  };
  // What alone would push out everything else is not worth remembering.
  return (answer) => answer.map(answer.length > most ? decode : recall);
}

/** Our ids are strings and stand first in every document MongoDB keeps. */
function idOf(bytes: Buffer): string {
  if (bytes[4] !== stringType) throw new TypeError('a document without a text for its _id');
  return bytes.toString('latin1', idAt, idAt + bytes.readInt32LE(idLengthAt) - 1);
}

function frozen<T>(item: T): T {
  if (typeof item !== 'object' || item === null || item instanceof Date) return item;
  for (const part of Object.values(item)) frozen(part);
  return Object.freeze(item);
}

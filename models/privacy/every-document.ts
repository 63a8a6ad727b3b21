import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { inTransaction } from '../mongo/transaction-session.ts';

type Document = Readonly<Record<string, unknown>>;
const { deserialize } = mongoose.mongo.BSON;

interface Rewrite {
  /** A check on the document as text. When it returns false, the document is not decoded. */
  mayChange: (text: string) => boolean;
  /** Returns the changed document. The same object means that nothing changed. */
  change: (document: Document, collection: string) => Document;
}

/**
 * Documents that a phone or another request may have open. Their version is increased, so that such a
 * phone or request gets a conflict.
 */
const versioned = new Set(['duties', 'drafts']);
/** Lists that an office or the country publishes. They contain nothing about people who use the system. */
const published = ['areas', 'centres', 'criteria', 'holidays', 'letters', 'migrations'];
/**
 * The register is changed row by row instead, by id, because another row may have the same name or
 * phone.
 */
const unsearched = new Set([...published, 'members']);
const atOnce = 500;

/**
 * Reads and rewrites the documents of all collections, including collections that no store knows. The
 * contents of files are left out. Only the erasure of personal data uses this.
 */
export function createEveryDocument(connection: Connection) {
  return {
    /** Runs in the current transaction. Returns how many documents were changed. */
    rewrite: async (rewrite: Rewrite): Promise<number> => {
      const { db } = connection;
      if (!db) throw new Error('not connected');
      const found = await db.listCollections({}, { nameOnly: true }).toArray();
      let changed = 0;
      for (const name of found.map((collection) => collection.name).toSorted())
        if (isSearched(name)) changed += await rewriteCollection(connection, { name, rewrite });
      return changed;
    },
    ensureIndexes: () => Promise.resolve(),
  };
}

function isSearched(name: string): boolean {
  return !/^system\.|\.(?:chunks|files)$/.test(name) && !unsearched.has(name);
}

async function rewriteCollection(
  connection: Connection,
  { name, rewrite }: { name: string; rewrite: Rewrite },
): Promise<number> {
  const options = inTransaction(connection);
  const rows = connection.collection<{ _id: string }>(name);
  const writes: mongoose.mongo.AnyBulkWriteOperation<{ _id: string }>[] = [];
  for await (const raw of rows.find({}, { raw: true, batchSize: atOnce, ...options })) {
    if (!Buffer.isBuffer(raw)) throw new Error('the driver did not return raw documents');
    if (!rewrite.mayChange(raw.toString('utf8'))) continue;
    const document: Document = deserialize(raw);
    const { _id, ...next } = rewrite.change(document, name);
    if (Object.entries(next).every(([key, value]) => value === document[key])) continue;
    const version = versioned.has(name) ? { version: Number(document['version'] ?? 0) + 1 } : {};
    const filter = { _id: String(document['_id']) };
    writes.push({ replaceOne: { filter, replacement: { ...next, ...version } } });
  }
  if (writes.length > 0) await rows.bulkWrite(writes, { ordered: false, ...options });
  return writes.length;
}

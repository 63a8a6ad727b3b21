import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';

interface Insert {
  collection: string;
  rows: readonly { readonly _id: string }[];
  /** The maximum number of characters in all rows together. More rows are inserted by the driver. */
  characters: number;
  writeConcern: { w: 'majority'; j: true };
}

/** A command may have 16 MB. A Thai letter has three bytes, so these limits stay far below that. */
const oneMessage = { rows: 5_000, characters: 2_000_000 };
const duplicateKey = 11000;
const answeredSchema = z.object({
  writeErrors: z.optional(z.array(z.object({ code: z.number() }))),
});

/**
 * Inserts rows with one command and does not change existing ones. The driver's own insert also
 * writes a session record with every batch, so that a retry does not insert twice. Here a repeated id
 * is refused anyway, so that record is not needed (docs/decisions/0005). Returns false when the
 * driver should insert the rows: they are too many for one message, or there was another error, which
 * the driver retries and classifies. Throws only when no server was found, because waiting for one
 * has already taken long.
 */
export async function rawInsert(connection: Connection, insert: Insert): Promise<boolean> {
  const { collection, rows, characters, writeConcern } = insert;
  const { db } = connection;
  if (!db || rows.length > oneMessage.rows || characters > oneMessage.characters) return false;
  try {
    const answer = await db.command({
      insert: collection,
      documents: rows,
      ordered: false,
      writeConcern,
    });
    const { writeErrors = [] } = z.parse(answeredSchema, answer);
    return writeErrors.every((writeError) => writeError.code === duplicateKey);
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerSelectionError) throw error;
    return false;
  }
}

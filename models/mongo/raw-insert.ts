import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';

interface Insert {
  collection: string;
  rows: readonly { readonly _id: string }[];
  /** What the rows weigh together, in characters: too much for one message goes the driver's way. */
  characters: number;
  writeConcern: { w: 'majority'; j: true };
}

/** A command may weigh 16 MB; three bytes a Thai letter leave this far below. */
const oneMessage = { rows: 5_000, characters: 2_000_000 };
const duplicateKey = 11000;
const answeredSchema = z.object({
  writeErrors: z.optional(z.array(z.object({ code: z.number() }))),
});

/**
 * One insert command and nothing around it, for rows of which those already there are to stay as they
 * are. The driver's own insert writes a record of the session into the database with every batch, so that
 * a retry does not insert twice; by these ids it could not anyway (docs/decisions/0005).
 *
 * False when it is for the driver to do it: too much for one message, or whatever else went wrong, which
 * it retries and classifies. Throws only when no server was found, which took its time already.
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

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** Documents that were written or removed since a position in the change stream. */
export interface Changes {
  changed: { collection: string; id: string }[];
  /** The position from which the next read continues. */
  token: unknown;
}

/**
 * How long to wait for events at the end of the stream. Events that were not read yet are read in the
 * next run.
 */
const awaitMs = 20;

/**
 * Reads the changes since the token, up to a limit. Null when the token is too old, so that
 * everything must be read again. Without a token it returns the present position.
 */
export async function readChanges(
  connection: Connection,
  of: { token: unknown; collections: readonly string[]; limit: number },
): Promise<Changes | null> {
  if (!connection.db) throw new Error('not connected');
  const stream = connection.db.watch(
    [
      { $match: { 'ns.coll': { $in: of.collections } } },
      { $project: { 'ns.coll': 1, documentKey: 1, operationType: 1 } },
    ],
    { maxAwaitTimeMS: awaitMs, ...(of.token ? { resumeAfter: of.token } : {}) },
  );
  try {
    const changed: Changes['changed'] = [];
    while (changed.length < of.limit) {
      const change = await stream.tryNext();
      if (change === null) break;
      if ('documentKey' in change && 'ns' in change && 'coll' in change.ns)
        changed.push({ collection: change.ns.coll, id: String(change.documentKey._id) });
    }
    return { changed, token: stream.resumeToken };
  } catch (error) {
    if (of.token && isLost(error)) return null;
    throw error;
  } finally {
    await stream.close();
  }
}

/**
 * True when the server refuses the token, because it no longer keeps these changes or the token is
 * from another database.
 */
function isLost(error: unknown): boolean {
  return (
    error instanceof mongoose.mongo.MongoServerError &&
    !error.hasErrorLabel('ResumableChangeStreamError')
  );
}

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** Documents that were written or removed since a place in the stream of changes. */
export interface Changes {
  changed: { collection: string; id: string }[];
  /** The place to go on from. */
  token: unknown;
}

/** Only the wait at the end of the stream; what was not reached is read by the next run. */
const awaitMs = 20;

/**
 * Reads what changed since the token, up to a limit. Null: the token is too old and everything must be
 * read again. Without a token it returns the present place.
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

/** The server refuses the token: its changes are no longer kept, or it is of another database. */
function isLost(error: unknown): boolean {
  return (
    error instanceof mongoose.mongo.MongoServerError &&
    !error.hasErrorLabel('ResumableChangeStreamError')
  );
}

import type { Collection, mongo } from 'mongoose';
import { followChanges, maxAwaitTimeMS } from './mongo/change-stream.ts';

export interface WatchReport {
  stored: (source: string) => void;
  failed: (error: unknown) => void;
}

/** Only the source of each new event that waits leaves the server. */
const pipeline = [
  { $match: { operationType: 'insert', 'fullDocument.state': 'waiting' } },
  { $project: { operationType: 1, 'fullDocument.source': 1 } },
];

/**
 * Reports events as soon as a majority has stored them, by a change stream. The sweep finds what is stored
 * while no stream is open.
 */
export function watchWaiting<T extends mongo.BSON.Document & { source: string }>(
  events: Collection<T>,
  { stored, failed }: WatchReport,
): { close(): Promise<void> } {
  return followChanges<{ source: string }>({
    open: () => events.watch<{ source: string }>(pipeline, { maxAwaitTimeMS }),
    heard: (change) => {
      if (change.operationType === 'insert') stored(change.fullDocument.source);
    },
    failed,
  });
}

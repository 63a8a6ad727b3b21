import type { Collection, mongo } from 'mongoose';
import { followChanges, maxAwaitTimeMS } from './mongo/change-stream.ts';

export interface WatchReport {
  stored: (source: string) => void;
  failed: (error: unknown) => void;
}

/** Restricts the stream to the source of each new waiting event, so that MongoDB sends nothing else. */
const pipeline = [
  { $match: { operationType: 'insert', 'fullDocument.state': 'waiting' } },
  { $project: { operationType: 1, 'fullDocument.source': 1 } },
];

/**
 * Reports events by a change stream as soon as a majority has stored them. Events stored while no
 * stream is open are found by the sweep.
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

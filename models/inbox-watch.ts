import { setTimeout as pause } from 'node:timers/promises';
import type { Collection, mongo } from 'mongoose';

export interface WatchReport {
  stored: (source: string) => void;
  failed: (error: unknown) => void;
}

/** An idle stream asks the server once in this time; an event ends the wait at once. */
const maxAwaitTimeMS = 10_000;
/** After a failure, wait this long before the next stream. The sweep finds what is stored meanwhile. */
const afterFailureMs = 1_000;

/** Only the source of each new event that waits leaves the server. */
const pipeline = [
  { $match: { operationType: 'insert', 'fullDocument.state': 'waiting' } },
  { $project: { operationType: 1, 'fullDocument.source': 1 } },
];

/**
 * Reports events as soon as a majority has stored them, by a change stream. The driver resumes the stream
 * after an election; after any other failure a new one is opened.
 */
export function watchWaiting<T extends mongo.BSON.Document & { source: string }>(
  events: Collection<T>,
  { stored, failed }: WatchReport,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  let stream: { close(): Promise<void> } | null = null;
  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      const opened = events.watch<{ source: string }>(pipeline, { maxAwaitTimeMS });
      stream = opened;
      try {
        for await (const change of opened)
          if (change.operationType === 'insert') stored(change.fullDocument.source);
      } catch (error) {
        if (!signal.aborted) failed(error);
      }
      await opened.close();
      await pause(afterFailureMs, null, { signal }).catch(() => null);
    }
  };
  const followed = follow();
  return {
    close: async () => {
      closing.abort();
      await stream?.close();
      await followed;
    },
  };
}

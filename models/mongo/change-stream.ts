import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';

interface Followed<T extends mongo.BSON.Document> {
  open: () => mongo.ChangeStream<T>;
  heard: (change: mongo.ChangeStreamDocument<T>) => void;
  failed: (error: unknown) => void;
}

/** An idle stream asks the server once in this time; an event ends the wait at once. */
export const maxAwaitTimeMS = 10_000;
/** After a failure, wait this long before the next stream. */
const afterFailureMs = 1_000;

/** Follows a change stream. The driver resumes it after an election; after any other failure a new one is opened. */
export function followChanges<T extends mongo.BSON.Document>({
  open,
  heard,
  failed,
}: Followed<T>): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  let stream: { close(): Promise<void> } | null = null;
  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      const opened = open();
      stream = opened;
      try {
        for await (const change of opened) heard(change);
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

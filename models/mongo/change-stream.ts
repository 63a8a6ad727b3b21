import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';

interface Followed<T extends mongo.BSON.Document> {
  open: () => mongo.ChangeStream<T>;
  heard: (change: mongo.ChangeStreamDocument<T>) => void;
  failed: (error: unknown) => void;
}

/** How long an idle stream waits before it asks the server again. An event ends the wait immediately. */
export const maxAwaitTimeMS = 10_000;
/** How long to wait after a failure before the next stream is opened. */
const afterFailureMs = 1_000;

/**
 * Follows a change stream. After an election the driver resumes it; after any other failure a new
 * stream is opened.
 */
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

interface Options<K, R> {
  /** Runs once for all keys that were requested during the previous run. */
  work: (keys: K[]) => Promise<R>;
}

interface Batch<K, R> {
  keys: K[];
  answer: PromiseWithResolvers<R>;
}

/**
 * How many batches may run at the same time. With two, the second begins while the journal of the
 * first is synced.
 */
const atOnce = 2;

/**
 * Combines requests that arrive during a running batch into the next batch. Without load, a request
 * does not wait; under load, one round trip serves many requests. Never use it in a transaction,
 * because the first caller's session would be used for all. The second concurrent batch starts only
 * when it is as large as the first: each batch costs a journal sync, so a small batch costs more than
 * it saves (docs/decisions/0005).
 */
export function createBatcher<K, R>({ work }: Options<K, R>): (key: K) => Promise<R> {
  let waiting: Batch<K, R> | null = null;
  let running = 0;
  let asked = 0;

  const start = (): void => {
    if (!waiting || running >= atOnce || waiting.keys.length < asked) return;
    const { keys, answer } = waiting;
    waiting = null;
    running += 1;
    asked += keys.length;
    work(keys)
      .then(answer.resolve, answer.reject)
      .finally(() => {
        running -= 1;
        asked -= keys.length;
        start();
      });
  };

  return (key) => {
    waiting ??= { keys: [], answer: Promise.withResolvers<R>() };
    waiting.keys.push(key);
    // Waits, so that requests of the same turn of the event loop join the batch.
    if (waiting.keys.length === 1 || waiting.keys.length === asked) setImmediate(start);
    return waiting.answer.promise;
  };
}

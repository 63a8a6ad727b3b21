interface Options<K, R> {
  /** Runs once for all keys that were requested during the previous run. */
  work: (keys: K[]) => Promise<R>;
}

interface Batch<K, R> {
  keys: K[];
  answer: PromiseWithResolvers<R>;
}

/**
 * Batches that may run at the same time. With two, the next begins while the journal of the first
 * is synced.
 */
const atOnce = 2;

/**
 * Combines requests made while another is running into one batch. Without load a request does not
 * wait; under load one round trip serves many requests. Never use it in a transaction: the first caller's
 * session would serve all. The second batch starts only once it is as large as the first, because
 * every batch costs a journal sync and a small one costs more than it saves (docs/decisions/0005).
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
    // Requests from the same turn of the event loop join the batch.
    if (waiting.keys.length === 1 || waiting.keys.length === asked) setImmediate(start);
    return waiting.answer.promise;
  };
}

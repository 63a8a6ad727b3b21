interface Options<K, R> {
  /** Done once for everything asked while the one before was under way. */
  work: (keys: K[]) => Promise<R>;
}

interface Batch<K, R> {
  keys: K[];
  answer: PromiseWithResolvers<R>;
}

/** Under way at the same time; one more lets the next begin while the journal of the first is synced. */
const atOnce = 2;

/**
 * Questions asked while another is under way share the next answer: nobody waits when it is quiet, and
 * under load a round trip to the database serves many. Never use it inside a transaction: the first
 * to ask would lend the others its session.
 */
export function createGather<K, R>({ work }: Options<K, R>): (key: K) => Promise<R> {
  let waiting: Batch<K, R> | null = null;
  let running = 0;

  const start = (): void => {
    if (running >= atOnce || !waiting) return;
    const batch = waiting;
    waiting = null;
    running += 1;
    work(batch.keys)
      .then(batch.answer.resolve, batch.answer.reject)
      .finally(() => {
        running -= 1;
        start();
      });
  };

  return (key) => {
    if (!waiting) {
      waiting = { keys: [], answer: Promise.withResolvers<R>() };
      // What arrives in the same turn of the loop goes along.
      setImmediate(start);
    }
    waiting.keys.push(key);
    return waiting.answer.promise;
  };
}

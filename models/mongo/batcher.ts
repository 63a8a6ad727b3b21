interface Options<K, R> {
  /** Done once for everything asked while the one before was under way. */
  work: (keys: K[]) => Promise<R>;
}

interface Batch<K, R> {
  keys: K[];
  answer: PromiseWithResolvers<R>;
}

/** Under way at the same time: one more lets the next begin while the journal of the first is synced. */
const atOnce = 2;

/**
 * Questions asked while another is under way share the next answer: nobody waits when it is quiet, and
 * under load a round trip to the database serves many. Never use it inside a transaction: the first
 * to ask would lend the others its session.
 *
 * A second batch sets out beside the first only once it has grown as large: each costs a sync of the
 * journal, so crumbs behind a full load cost more than they save (docs/decisions/0005).
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
    // What arrives in the same turn of the loop goes along.
    if (waiting.keys.length === 1 || waiting.keys.length === asked) setImmediate(start);
    return waiting.answer.promise;
  };
}

interface Options<K, R> {
  /** Done once for everything asked within the time. */
  work: (keys: K[]) => Promise<R>;
  afterMs?: number;
}

/**
 * Questions asked within a moment of one another share one answer: under load a round trip to the
 * database costs more than what it asks for. Never use it inside a transaction: the first to ask
 * would lend the others its session.
 */
export function createGather<K, R>({ work, afterMs = 1 }: Options<K, R>): (key: K) => Promise<R> {
  let batch: { keys: K[]; answer: Promise<R> } | null = null;
  const run = async (keys: K[]): Promise<R> => {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    batch = null;
    return work(keys);
  };
  return (key) => {
    if (!batch) {
      const keys: K[] = [];
      batch = { keys, answer: run(keys) };
    }
    batch.keys.push(key);
    return batch.answer;
  };
}

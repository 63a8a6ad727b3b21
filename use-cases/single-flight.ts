/**
 * Callers with the same key share one running request. So fifty people who open the overview at nine
 * o'clock cause one read. Results are not cached afterwards.
 */
export function createSingleFlight<T>() {
  const running = new WeakMap<object, Map<string, Promise<T>>>();
  return (owner: object, of: { key: string; work: () => Promise<T> }): Promise<T> => {
    const runningOfOwner = running.get(owner) ?? new Map<string, Promise<T>>();
    running.set(owner, runningOfOwner);
    const current = runningOfOwner.get(of.key);
    if (current) return current;
    const started = of.work().finally(() => runningOfOwner.delete(of.key));
    runningOfOwner.set(of.key, started);
    return started;
  };
}

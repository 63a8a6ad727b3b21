/**
 * Callers with the same key share one running request: fifty people who open the overview at nine
 * o'clock cost one read. Results are not cached afterwards.
 */
export function createSingleFlight<T>() {
  const running = new WeakMap<object, Map<string, Promise<T>>>();
  return (owner: object, of: { key: string; work: () => Promise<T> }): Promise<T> => {
    const own = running.get(owner) ?? new Map<string, Promise<T>>();
    running.set(owner, own);
    const found = own.get(of.key);
    if (found) return found;
    const started = of.work().finally(() => own.delete(of.key));
    own.set(of.key, started);
    return started;
  };
}

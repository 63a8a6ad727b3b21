const running = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Callers that ask the same while an answer is being worked out get that answer: fifty people who
 * open the overview at nine o'clock cost one reading. Nothing is kept once it is there.
 */
export function shared<T extends object>(owner: object, of: { key: string; work: () => Promise<T> }): Promise<T> {
  const own = running.get(owner) ?? new Map<string, Promise<unknown>>();
  running.set(owner, own);
  const found = own.get(of.key);
  if (found) return found as Promise<T>;
  const started = of.work().finally(() => own.delete(of.key));
  own.set(of.key, started);
  return started;
}

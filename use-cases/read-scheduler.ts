import type { UseCaseContext } from './use-case.ts';

type Schedule = <T>(read: () => Promise<T>) => Promise<T>;

/**
 * Runs independent reads concurrently. In a transaction they run one after the other, because a
 * transaction allows only one operation at a time; after a failed read, later ones do not start.
 */
export function readScheduler({ inTransaction }: Pick<UseCaseContext, 'inTransaction'>): Schedule {
  if (!inTransaction) return (read) => read();
  let previous: Promise<unknown> = Promise.resolve();
  return (read) => {
    const next = previous.then(read);
    previous = next;
    return next;
  };
}

import type { UseCaseContext } from './use-case.ts';

type Schedule = <T>(read: () => Promise<T>) => Promise<T>;

/**
 * Runs independent reads together. In a transaction each read waits for the one before, because a
 * transaction allows only one operation at a time; after a failed read the later ones do not start.
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

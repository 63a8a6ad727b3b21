import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** The right to send the data that is stored under one key. */
export interface Lock {
  isHeld(): boolean;
  /**
   * Waits for the request of an earlier holder. Resolves to null when another caller has taken the lock.
   */
  run<T>(work: () => Promise<T>): Promise<T | null>;
  release(): void;
}

export interface Locks {
  /** The latest caller gets the lock, so an open form takes it from the background sync. */
  take(key: string): Lock;
  isTaken(key: string): boolean;
  /** The key that was released last. A new object every time. */
  released: ReadonlySignal<{ key: string } | null>;
}

/** Allows one sender for each draft, and one request at a time across all its senders. */
export function createLocks(): Locks {
  const holders = new Map<string, Lock>();
  const enqueue = createSerialQueue();
  const released = signal<{ key: string } | null>(null);
  return {
    released,
    isTaken: (key) => holders.has(key),
    take(key) {
      const lock: Lock = {
        isHeld: () => holders.get(key) === lock,
        run: (work) => enqueue(key, async () => (lock.isHeld() ? work() : null)),
        release() {
          if (!lock.isHeld()) return;
          holders.delete(key);
          released.value = { key };
        },
      };
      holders.set(key, lock);
      return lock;
    },
  };
}

/** Runs the work of one key in sequence, also after a failure. */
function createSerialQueue() {
  const underWay = new Map<string, Promise<unknown>>();
  return <T>(key: string, start: () => Promise<T>): Promise<T> => {
    const before = underWay.get(key);
    const work = before ? before.then(start, start) : start();
    underWay.set(key, work);
    const remove = () => {
      if (underWay.get(key) === work) underWay.delete(key);
    };
    work.then(remove, remove);
    return work;
  };
}

import { Problem } from '#domain/problem.ts';

export interface WorkQueue {
  /** Runs the work as soon as a slot is free. Throws `busy` when the queue is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Limits memory-hungry work. Some of it runs, some waits, and the rest is refused as `busy`. */
export function createWorkQueue({
  atOnce,
  waiting,
}: {
  atOnce: number;
  waiting: number;
}): WorkQueue {
  let running = 0;
  const queue: (() => void)[] = [];
  const enter = (): Promise<void> | void => {
    if (running < atOnce) {
      running += 1;
      return undefined;
    }
    if (queue.length >= waiting) throw new Problem('busy');
    return new Promise((resolve) => {
      queue.push(resolve);
    });
  };
  // Passes the slot to the next work in the queue, so `running` stays the same.
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

import { Problem } from '#domain/problem.ts';

export interface WorkQueue {
  /** Runs the work when a slot is free; throws `busy` when the queue is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Limits memory-hungry work: some run, some wait, the rest is refused as `busy`. */
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
  // Passes the slot to the next in the queue, so `running` stays the same.
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

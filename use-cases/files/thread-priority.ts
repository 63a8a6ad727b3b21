import { readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;
const tasks = '/proc/self/task';
let done: Promise<void> | null = null;

/**
 * Lowers the priority of the threads that decode pictures, so that the main thread goes first. These
 * threads also compress answers, and a process cannot raise a priority again, so it is lowered only
 * by half of the range. Only Linux has priorities for single threads; elsewhere this does nothing.
 * One call for each process is enough, because the pool keeps its threads.
 */
export function yieldToMainThread(): Promise<void> {
  done ??= lowerPool().catch(() => undefined);
  return done;
}

async function lowerPool(): Promise<void> {
  for (const thread of await readdir(tasks)) {
    const name = await readFile(`${tasks}/${thread}/comm`, 'utf8');
    if (name.trim() === 'libuv-worker') setPriority(Number(thread), PRIORITY_BELOW_NORMAL);
  }
}

/** Gives every thread of this process the lowest priority, including those of the garbage collector. */
export function lowerAllThreads(): void {
  try {
    for (const thread of readdirSync(tasks)) setPriority(Number(thread), PRIORITY_LOW);
  } catch {
    // Systems other than Linux have no priorities for threads. There the parent has already lowered
    // the priority of the process.
  }
}

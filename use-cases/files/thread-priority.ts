import { readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;
const tasks = '/proc/self/task';
let done: Promise<void> | null = null;

/**
 * Lowers the priority of the threads that decode pictures below the main thread. The same threads
 * compress answers, and a process may not raise a priority again, so it is lowered by half of the
 * range only. Only Linux has a priority for each thread; elsewhere this does nothing. Once for each
 * process is enough, because the pool keeps its threads.
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

/** Puts every thread of this process behind all others, its garbage collector's helpers included. */
export function lowerAllThreads(): void {
  try {
    for (const thread of readdirSync(tasks)) setPriority(Number(thread), PRIORITY_LOW);
  } catch {
    // On other systems the parent has already lowered the priority of the process.
  }
}

import { readlinkSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

const { PRIORITY_LOW } = constants.priority;
const tasks = '/proc/self/task';
let done: Promise<void> | null = null;

/**
 * Lets the threads that decode pictures run only with processor time that answers do not need. Linux
 * keeps a priority for each thread; elsewhere this does nothing. Once a process: the pool keeps its threads.
 */
export function yieldToMainThread(): Promise<void> {
  done ??= lowerPool().catch(() => undefined);
  return done;
}

async function lowerPool(): Promise<void> {
  for (const thread of await readdir(tasks)) {
    const name = await readFile(`${tasks}/${thread}/comm`, 'utf8');
    if (name.trim() === 'libuv-worker') setPriority(Number(thread), PRIORITY_LOW);
  }
}

/** The same for the thread that calls it; asked of the system in this thread, not in the pool. */
export function lowerThisThread(): void {
  try {
    const [, , thread = ''] = readlinkSync('/proc/thread-self').split('/');
    setPriority(Number(thread), PRIORITY_LOW);
  } catch {
    // Not Linux: it runs beside the others.
  }
}

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Starts a child process of low priority that ends with this process. Its code calls `beChild`. */
export function forkChild({ file, heapMb }: { file: URL; heapMb: number }): ChildProcess {
  const cache = getCompileCacheDir();
  const child = fork(fileURLToPath(file), cache ? [dirname(cache)] : [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=4'],
    // An empty environment keeps the main process's secrets out of the child.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // The event can also occur between two tasks, when no other code listens for it.
  child.on('error', () => undefined);
  lower(child);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/**
 * Lowers the child's first thread before it starts others, because a new thread inherits the
 * priority of its creator.
 */
function lower({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // The child has already ended, so it needs no priority.
  }
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await ended;
}

export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

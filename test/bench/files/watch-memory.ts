import { readFileSync } from 'node:fs';

const everyMs = 200;

/**
 * Watches the child processes that make files. Measures the most memory that they used together. Linux
 * only.
 */
export function watchMemory(parent: number, isWatched: (command: string) => boolean) {
  let mostMb = 0;
  const now = (): number =>
    descendantsOf(parent)
      .filter((pid) => isWatched(read(pid, 'cmdline').replaceAll('\0', ' ')))
      .reduce((sum, pid) => sum + sharedMb(pid), 0);
  const timer = setInterval(() => (mostMb = Math.max(mostMb, now())), everyMs);
  return {
    now,
    most: (): number => mostMb,
    stop: (): void => clearInterval(timer),
  };
}

function descendantsOf(parent: number): number[] {
  const children = read(parent, `task/${parent}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((pid) => [pid, ...descendantsOf(pid)]);
}

/**
 * Memory that several processes share, such as node’s code, counts in part for each (PSS), so the sum is
 * what the machine needs.
 */
function sharedMb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;
}

/** Empty when the process has ended. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

import { readFileSync } from 'node:fs';

const everyMs = 200;

/**
 * Watches the children of a process that make files: the most memory that all of them had together. Linux
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

/** Pages that processes share, such as node's own, count in parts: their sum is what the machine needs. */
function sharedMb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;
}

/** Empty for a process that has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

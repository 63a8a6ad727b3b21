import { readFileSync, readdirSync } from 'node:fs';

const everyMs = 40;

interface Process {
  pid: number;
  parent: number;
  residentMb: number;
  command: string;
}

/**
 * Watches the children of a process that make files: the most memory that all of them had together. Linux
 * only.
 */
export function watchMemory(parent: number, isWatched: (command: string) => boolean) {
  let mostMb = 0;
  const now = (): number => {
    const all = processes();
    const watched = new Set([parent]);
    for (const { pid, parent: of } of all) if (watched.has(of)) watched.add(pid);
    return all
      .filter(({ pid, command }) => watched.has(pid) && isWatched(command))
      .reduce((sum, { residentMb }) => sum + residentMb, 0);
  };
  const timer = setInterval(() => (mostMb = Math.max(mostMb, now())), everyMs);
  return {
    now,
    most: (): number => mostMb,
    stop: (): void => clearInterval(timer),
  };
}

/** In the order of their ids, so that parents come before their children. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b)
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const number = (key: string): number =>
          Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid, parent: number('PPid'), residentMb: number('VmRSS') / 1_024, command }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

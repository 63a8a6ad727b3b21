import { readFileSync } from 'node:fs';

type Over = 'late' | 'starved' | 'memory';

const lookMs = 100;
/** A process that gets less than a quarter of a processor for this long is given up. */
const mostTimesSlower = 4;

/**
 * Looks at what a process uses and says once what it has too much of; returns what ends the watch.
 * Without /proc (not Linux) only the clock is known: then no answer in four times `cpuMs` is late.
 */
export function watchUsage(
  pid: number | undefined,
  of: { cpuMs: number; residentMb: number; onOver: (reason: Over) => void },
): () => void {
  const startedAt = performance.now();
  const before = usageOf(pid);
  const timer = setInterval(
    () => {
      const now = usageOf(pid);
      const cpuMs = now && before ? now.cpuMs - before.cpuMs : null;
      const over = judge(
        { cpuMs, residentMb: now?.residentMb ?? 0 },
        performance.now() - startedAt,
      );
      if (over) of.onOver(over);
    },
    Math.min(lookMs, of.cpuMs),
  );
  const judge = (used: { cpuMs: number | null; residentMb: number }, ms: number): Over | null => {
    if (used.residentMb > of.residentMb) return 'memory';
    if (used.cpuMs !== null && used.cpuMs > of.cpuMs) return 'late';
    if (ms <= of.cpuMs * mostTimesSlower) return null;
    return used.cpuMs === null ? 'late' : 'starved';
  };
  return () => clearInterval(timer);
}

/** Linux counts a process's time in hundredths of a second, for every machine. */
const tickMs = 10;

/** Read at once and not in the libuv pool, where pictures may be waiting; it takes 0.1 ms. */
function usageOf(pid: number | undefined): { cpuMs: number; residentMb: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // Fields 14 and 15 of proc(5); the name before them may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const kB = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return { cpuMs: ticks * tickMs, residentMb: kB / 1_024 };
  } catch {
    return null;
  }
}

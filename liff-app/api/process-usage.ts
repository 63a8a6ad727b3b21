import { readFileSync } from 'node:fs';

type Over = 'late' | 'starved' | 'memory';

const intervalMs = 100;
/** A process that gets less than a tenth of a processor is stopped after this multiple of its time. */
const maxSlowdown = 10;

/**
 * Checks a process's CPU time and memory, and reports an excess. Returns a function that ends the checks.
 * Without /proc (not Linux) only elapsed time is known: no answer in ten times `cpuMs` is `late`.
 */
export function watchUsage(
  pid: number | undefined,
  limit: { cpuMs: number; residentMb: number; onOver: (reason: Over) => void },
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
      if (over) limit.onOver(over);
    },
    Math.min(intervalMs, limit.cpuMs),
  );
  const judge = (used: { cpuMs: number | null; residentMb: number }, ms: number): Over | null => {
    if (used.residentMb > limit.residentMb) return 'memory';
    if (used.cpuMs !== null && used.cpuMs > limit.cpuMs) return 'late';
    if (ms <= limit.cpuMs * maxSlowdown) return null;
    return used.cpuMs === null ? 'late' : 'starved';
  };
  return () => clearInterval(timer);
}

/** Linux reports CPU time in hundredths of a second on every machine. */
const tickMs = 10;

/** Reads synchronously (0.1 ms), because images may occupy the libuv pool. */
function usageOf(pid: number | undefined): { cpuMs: number; residentMb: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // Fields 14 and 15 of proc(5). The name before them may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const kB = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return { cpuMs: ticks * tickMs, residentMb: kB / 1_024 };
  } catch {
    return null;
  }
}

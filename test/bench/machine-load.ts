import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Clock ticks of Linux's /proc, a hundredth of a second each. */
const tickMs = 10;

/**
 * The share of the machine that programs outside the bench used between two calls, from 0 to 1. Figures
 * from a busy machine say little, so the bench prints this beside them. Null without /proc.
 */
export function watchOtherPrograms(): () => number | null {
  const before = usedTicks();
  const startedAt = performance.now();
  return () => {
    const after = usedTicks();
    if (before === null || after === null) return null;
    const others = after.machine - before.machine - (after.bench - before.bench);
    const possible = (performance.now() - startedAt) * availableParallelism();
    return Math.max(0, (others * tickMs) / possible);
  };
}

/** Processor time of the whole machine, and of all processes in the bench’s session. */
function usedTicks(): { machine: number; bench: number } | null {
  try {
    const session = statOf(process.pid)?.session;
    const own = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? [])
      .filter((stat) => stat.session === session);
    return { machine: machineTicks(), bench: own.reduce((sum, stat) => sum + stat.ticks, 0) };
  } catch {
    return null;
  }
}

/** The columns user, nice, system, irq and softirq: all except idle, iowait and steal. */
function machineTicks(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user, nice, system, , , irq, softirq] = line.split(/\s+/).slice(1).map(Number);
  return (user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (softirq ?? 0);
}

/** Null when the process has just ended. A parent includes its children that have ended. */
function statOf(pid: number): { session: string; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { session: fields[3] ?? '', ticks };
  } catch {
    return null;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEnvironment, startFlags } from './as-started.ts';

const root = join(import.meta.dirname, '..', '..');
const readyWithinMs = 30_000;

export interface Product {
  pid: number;
  stop(): Promise<void>;
}

/** `node main.ts` as `npm start` runs it, with the given variables; resolves when /readyz answers 200. */
export async function startProduct(of: {
  port: number;
  env: Readonly<Record<string, string>>;
}): Promise<Product> {
  const child = spawn(process.execPath, [...startFlags, 'main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...startEnvironment,
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'fatal',
      ...of.env,
      PORT: String(of.port),
    },
  });
  const ended = once(child, 'exit');
  // A bench that fails leaves no process behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const isReady = (): Promise<boolean> =>
    fetch(`http://localhost:${of.port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  const until = performance.now() + readyWithinMs;
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() > until) throw new Error('not ready');
    await pause(5);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

/** Memory of a process with its children, in bytes. */
export interface HeldMemory {
  /** What they take from the machine: a page that several processes share is divided among them (PSS). */
  held: number;
  /** What each can reach, added up: counts the code of node once for every process (RSS). */
  resident: number;
}

/** As Linux counts it; nothing once the process has ended. */
export async function memoryOf(pid: number): Promise<HeldMemory> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    const theirs = await Promise.all((await childrenOf(pid)).map(memoryOf));
    return sumOfMemory([
      { held: bytesOf(rollup, 'Pss'), resident: bytesOf(rollup, 'Rss') },
      ...theirs,
    ]);
  } catch {
    return { held: 0, resident: 0 };
  }
}

export function sumOfMemory(all: readonly HeldMemory[]): HeldMemory {
  return {
    held: all.reduce((sum, one) => sum + one.held, 0),
    resident: all.reduce((sum, one) => sum + one.resident, 0),
  };
}

function bytesOf(rollup: string, field: string): number {
  const line = rollup.split('\n').find((line) => line.startsWith(`${field}:`));
  return Number.parseInt(line?.slice(field.length + 1) ?? '0', 10) * 1_024;
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  );
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}

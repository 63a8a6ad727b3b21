import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEnvironment, startFlags } from './as-started.ts';

const root = join(import.meta.dirname, '..', '..');
const pageBytes = 4_096;
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

/** Resident memory of a process and its children, as the system counts it; 0 once it ended. */
export async function residentBytes(pid: number): Promise<number> {
  try {
    const fields = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    const children = await childrenOf(pid);
    const theirs = await Promise.all(children.map(residentBytes));
    return theirs.reduce((sum, bytes) => sum + bytes, Number(fields[1]) * pageBytes);
  } catch {
    return 0;
  }
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

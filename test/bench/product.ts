import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEnvironment, startFlags } from './as-started.ts';

const root = join(import.meta.dirname, '..', '..');
/** Clock ticks of Linux's /proc, a hundredth of a second each. */
const tickMs = 10;
const readyWithinMs = 30_000;
/** The process counts as quiet when it used at most a tenth of a core in three samples in a row. */
const sampleMs = 300;
const quietMs = 30;
const quietSamples = 3;

export interface Product {
  pid: number;
  stop(): Promise<void>;
}

/** The settings of an installation that uses a fake LINE on this machine. */
export function settingsFor(of: { mongoUri: string; line: string; publicUrl: string }) {
  return {
    PUBLIC_URL: of.publicUrl,
    MONGODB_URI: of.mongoUri,
    LINE_CHANNEL_ID: 'bench',
    LINE_CHANNEL_SECRET: 'bench-secret',
    LINE_LOGIN_CHANNEL_ID: 'bench-login',
    LIFF_ID: 'bench-liff',
    LINE_API_ORIGIN: of.line,
    LINE_DATA_API_ORIGIN: of.line,
  };
}

/**
 * Runs `node main.ts` as `npm start` does, with the given variables. It logs into a file, as an
 * installation does. Resolves when /readyz answers 200, or, for a process that does not listen, when it has
 * logged `ready`.
 */
export async function startProduct(of: {
  port: number;
  listens?: boolean;
  env: Readonly<Record<string, string>>;
}): Promise<Product> {
  const logFile = join(mkdtempSync(join(tmpdir(), 'prasan-log-')), 'log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...startFlags, 'main.ts'], {
    cwd: root,
    stdio: ['ignore', log, 'inherit'],
    env: {
      ...startEnvironment,
      PATH: process.env['PATH'] ?? '',
      ...of.env,
      PORT: String(of.port),
    },
  });
  closeSync(log);
  const ended = once(child, 'exit');
  // Ends the process when the bench fails.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const isReady = (): Promise<boolean> =>
    of.listens === false ? hasLogged(logFile, '"msg":"ready"') : answersReady(of.port);
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
      rmSync(dirname(logFile), { recursive: true, force: true });
    },
  };
}

/**
 * Waits until the jobs of the start are done, which is when the process has used little processor time for
 * a while.
 */
export async function untilQuiet({ pid }: Product): Promise<void> {
  for (let quiet = 0; quiet < quietSamples;) {
    const before = await processorMs(pid);
    await pause(sampleMs);
    quiet = (await processorMs(pid)) - before <= quietMs ? quiet + 1 : 0;
  }
}

/** Processor time of a process so far. */
export async function processorMs(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

function answersReady(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function hasLogged(file: string, text: string): Promise<boolean> {
  return (await readFile(file, 'utf8')).includes(text);
}

/** Memory of a process with its children, in bytes. */
export interface HeldMemory {
  /**
   * The memory they take from the machine: a page that several processes share is divided among them (PSS).
   */
  held: number;
  /** The memory each can reach, added up: it counts node’s code once for every process (RSS). */
  resident: number;
}

/** The values that Linux counts; null after the process has ended. */
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

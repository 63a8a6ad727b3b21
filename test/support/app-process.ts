import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createInterface } from 'node:readline';

export interface AppProcess {
  pid: number;
  /** All lines of its output. */
  lines: readonly string[];
  /** Resolves with the exit code, or with the signal that ended the process. */
  ended: Promise<number | string>;
  isRunning(): boolean;
  /** Waits until /readyz answers 200. */
  ready(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | string>;
}

const root = join(import.meta.dirname, '..', '..');
const readyWithinMs = 20_000;

/** Runs `node main.ts <arguments>` with only the given environment variables. */
export function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): AppProcess {
  const child = spawn(process.execPath, ['main.ts', ...args], {
    cwd: root,
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) =>
    typeof code === 'number' ? code : String(signal),
  );
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    lines,
    ended,
    isRunning,
    ready: async () => {
      const until = Date.now() + readyWithinMs;
      while (Date.now() < until && isRunning()) {
        if (await answers(`http://localhost:${env['PORT'] ?? ''}/readyz`)) return;
        await pause(20);
      }
      throw new Error(`not ready:\n${lines.slice(-20).join('\n')}`);
    },
    kill: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

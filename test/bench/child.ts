import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startEnvironment, startFlags } from './as-started.ts';
import type { Usage } from './tell-usage.ts';

export interface Child {
  port: number;
  usage(): Promise<Usage>;
  rss(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server script of this folder. It prints its port and ends when this process does. */
export async function startChild(
  script: string,
  options: { arguments?: string[]; env?: Record<string, string> },
): Promise<Child> {
  const child = fork(join(import.meta.dirname, script), options.arguments ?? [], {
    env: { ...process.env, ...startEnvironment, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: startFlags,
  });
  const { port } = await told<{ port: number }>(child);
  const usage = (): Promise<Usage> => {
    child.send('usage');
    return told<Usage>(child);
  };
  return {
    port,
    usage,
    rss: async () => (await usage()).rss,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: T) => resolve(message));
    child.once('exit', (code) => reject(new Error(`bench server ended: ${code}`)));
  });
}

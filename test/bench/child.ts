import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface Child {
  port: number;
  rss(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server script of this folder; it tells its port and ends when this process does. */
export async function startChild(
  script: string,
  options: { arguments?: string[]; env?: Record<string, string> },
): Promise<Child> {
  const child = fork(join(import.meta.dirname, script), options.arguments ?? [], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As `npm start` does.
    execArgv: ['--max-semi-space-size=8'],
  });
  const { port } = await told<{ port: number }>(child);
  return {
    port,
    rss: async () => {
      child.send('rss');
      return (await told<{ rss: number }>(child)).rss;
    },
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

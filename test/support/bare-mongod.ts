import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { defaultCacheDir, findMongod } from '#demo/mongod/mongod-binary.ts';
import { freePort } from './free-port.ts';

const startWithinMs = 30_000;
const pollMs = 50;

/** A mongod with exactly these arguments besides its folder, address and port. Ends with the test. */
export async function bareMongod(
  args: readonly string[],
): Promise<{ port: number; folder: string; log: () => Promise<string> }> {
  const binary = process.env['MONGOD_BINARY'];
  const { path } = await findMongod({
    cacheDir: defaultCacheDir(process.env),
    onProgress: () => {},
    ...(binary ? { mongodBinary: binary } : {}),
  });
  const folder = await mkdtemp(join(tmpdir(), 'prasan-mongod-'));
  const port = await freePort();
  const logFile = `${folder}.log`;
  const own = [`--dbpath=${folder}`, '--bind_ip=127.0.0.1', `--port=${port}`];
  const child = spawn(path, [...args, ...own, `--logpath=${logFile}`], { stdio: 'ignore' });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
    await rm(logFile, { force: true });
  });
  const log = (): Promise<string> => readFile(logFile, 'utf8').catch(() => '');
  for (let waited = 0; !(await log()).includes('"Waiting for connections"'); waited += pollMs) {
    if (waited > startWithinMs || child.exitCode !== null)
      throw new Error(`mongod did not start: ${(await log()).slice(-2_000)}`);
    await pause(pollMs);
  }
  return { port, folder, log };
}

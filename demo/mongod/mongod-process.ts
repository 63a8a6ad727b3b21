import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface MongodStart {
  path: string;
  dbPath: string;
  port: number;
  replicaSet: string;
}

export interface MongodProcess {
  port: number;
  stop(): Promise<void>;
}

export class PortTaken extends Error {}

export const address = '127.0.0.1';
const launchTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;
const pollMs = 20;

const tuning = [
  '--storageEngine=wiredTiger',
  '--wiredTigerCacheSizeGB=0.5',
  '--oplogSize=256',
  '--setParameter=diagnosticDataCollectionEnabled=false',
  // Files of dropped collections stay open for this long. The tests drop a database every second, so
  // the default of five minutes would need more open files than a process may have.
  '--setParameter=minSnapshotHistoryWindowInSeconds=5',
  // As in compose.yaml, a transaction that a killed process left open ends after ten seconds.
  '--setParameter=transactionLifetimeLimitSeconds=10',
  // No other node can take over, so the primary may stop without waiting for one.
  '--setParameter=shutdownTimeoutMillisForSignaledShutdown=100',
];

/** Returns when mongod accepts connections. Its log file is next to the data. */
export async function startMongod(start: MongodStart): Promise<MongodProcess> {
  const logFile = `${start.dbPath}.log`;
  const child = launch(start, logFile);
  watch(child);
  await untilListening({ child, logFile, port: start.port });
  return { port: start.port, stop: () => stop(child) };
}

function launch(start: MongodStart, logFile: string): ChildProcess {
  const log = openSync(logFile, 'w');
  const child = spawn(
    start.path,
    [
      `--port=${start.port}`,
      `--bind_ip=${address}`,
      `--dbpath=${start.dbPath}`,
      `--replSet=${start.replicaSet}`,
      ...tuning,
    ],
    // mongod has its own process group. So Ctrl-C reaches only the app, which then stops mongod.
    { detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  return child;
}

const watchdog =
  'while kill -0 "$1" && kill -0 "$2"; do sleep 0.5; done 2>/dev/null; kill "$2" 2>/dev/null';

/** A guard process outlives this one and stops mongod, even after kill -9. */
function watch(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const pids = [String(process.pid), String(child.pid)];
  const dog = spawn('sh', ['-c', watchdog, 'sh', ...pids], { detached: true, stdio: 'ignore' });
  // Without a shell (on Windows) there is no guard. Everything else works.
  dog.once('error', () => {});
  dog.unref();
}

async function untilListening(start: {
  child: ChildProcess;
  logFile: string;
  port: number;
}): Promise<void> {
  const { child, logFile, port } = start;
  const failures: Error[] = [];
  child.once('error', (error) => failures.push(error));
  for (let waited = 0; waited < launchTimeoutMs; waited += pollMs) {
    for (const failure of failures) throw failure;
    const ended = hasEnded(child);
    const log = await readFile(logFile, 'utf8');
    if (ended) throw reasonOfEnd({ log, logFile, port });
    if (log.includes('"Waiting for connections"')) return;
    await delay(pollMs);
  }
  child.kill('SIGKILL');
  throw new Error(`mongod did not start within ${launchTimeoutMs / 1_000} s (${logFile})`);
}

/** mongod writes a crash as fatal ("F") or error ("E") lines, with the cause first. */
function reasonOfEnd(end: { log: string; logFile: string; port: number }): Error {
  if (end.log.includes('Address already in use')) return new PortTaken(`port ${end.port} is taken`);
  const line = end.log.split('\n').find((text) => /"s":"[EF]"/.test(text));
  return new Error(
    `mongod ended: ${line?.slice(0, 500) ?? 'no cause in its log'} (${end.logFile})`,
  );
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  for (let waited = 0; !hasEnded(child); waited += pollMs) {
    if (waited >= stopTimeoutMs) child.kill('SIGKILL');
    await delay(pollMs);
  }
}

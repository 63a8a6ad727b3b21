import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findMongod } from './mongod-binary.ts';
import type { FindMongod, Mongod, MongodSource } from './mongod-binary.ts';
import { address, PortTaken, startMongod } from './mongod-process.ts';
import type { MongodProcess } from './mongod-process.ts';
import { formReplicaSet, replicaSetName, uriOf } from './replica-set.ts';

export interface LocalMongoOptions extends FindMongod {
  dataDir: string;
  /**
   * The first port to try. If it is taken, the next free one is used and printed. If this is not set,
   * any free port is used.
   */
  port?: number;
  members?: number;
}

export interface LocalMongo {
  uri: string;
  source: MongodSource;
  version: string;
  stop(): Promise<void>;
}

const lockTimeoutMs = 4_000;
const portsToTry = 50;

/** A real replica set on one machine, so that transactions, change streams and majority writes work. */
export async function startLocalMongo(options: LocalMongoOptions): Promise<LocalMongo> {
  const mongod = await findMongod(options);
  const members: MongodProcess[] = [];
  const stop = async () => {
    await Promise.all(members.map((member) => member.stop()));
  };
  try {
    for (let index = 0; index < (options.members ?? 1); index += 1) {
      members.push(await startMember({ mongod, index, options }));
    }
    const hosts = members.map((member) => `${address}:${member.port}`);
    await formReplicaSet(hosts);
    return { uri: uriOf(hosts), source: mongod.source, version: mongod.version, stop };
  } catch (cause) {
    await stop();
    throw new Error(startFailed({ mongod, options, cause }), { cause });
  }
}

interface MemberStart {
  mongod: Mongod;
  index: number;
  options: LocalMongoOptions;
}

async function startMember({ mongod, index, options }: MemberStart): Promise<MongodProcess> {
  const dbPath = join(options.dataDir, `member-${index}`);
  await mkdir(dbPath, { recursive: true });
  await waitForUnlock(dbPath, options.onProgress);
  const wanted = options.port === undefined ? 0 : options.port + index;
  for (let tries = 0; tries < portsToTry; tries += 1) {
    const port = await freePort(wanted === 0 ? 0 : wanted + tries);
    if (port === null) continue;
    if (wanted !== 0 && port !== wanted) {
      options.onProgress(`MongoDB: พอร์ต ${wanted} ไม่ว่าง ใช้พอร์ต ${port} แทน`);
    }
    const member = await tryPort({ path: mongod.path, dbPath, port });
    if (member !== null) return member;
  }
  throw new Error(`ไม่มีพอร์ตว่างตั้งแต่ ${wanted} ถึง ${wanted + portsToTry - 1}`);
}

/** Null when another process took the port between the check and the start. */
async function tryPort(start: { path: string; dbPath: string; port: number }) {
  try {
    return await startMongod({ ...start, replicaSet: replicaSetName });
  } catch (error) {
    if (error instanceof PortTaken) return null;
    throw error;
  }
}

/** Port 0 asks the system for any free port. */
function freePort(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen({ port, host: address, exclusive: true }, () => {
    const bound = server.address();
    server.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : null));
  });
  return promise;
}

/**
 * Waits until an earlier mongod has released the data folder, which takes a moment after a crash.
 * Fails after `lockTimeoutMs`, because a second demo may be using the folder.
 */
async function waitForUnlock(dbPath: string, onProgress: (line: string) => void): Promise<void> {
  const pauseMs = 100;
  for (let waited = 0; await isLocked(dbPath); waited += pauseMs) {
    if (waited === 0) onProgress('MongoDB: รอให้ MongoDB ตัวเดิมปิด');
    if (waited >= lockTimeoutMs) {
      throw new Error(`โฟลเดอร์ ${dbPath} มี MongoDB อีกตัวใช้อยู่ ปิดตัวนั้นก่อน แล้วเริ่มใหม่`);
    }
    await delay(pauseMs);
  }
}

/** The lock file of a dead process is harmless, because mongod clears it. */
async function isLocked(dbPath: string): Promise<boolean> {
  const pid = (await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => '')).trim();
  if (!/^\d+$/.test(pid)) return false;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return name.startsWith('mongod') && !/\) Z /.test(state);
}

function startFailed(start: {
  mongod: Mongod;
  options: LocalMongoOptions;
  cause: unknown;
}): string {
  const { mongod, options, cause } = start;
  return [
    `เริ่ม MongoDB ${mongod.version} (${mongod.path}) กับข้อมูลใน ${options.dataDir} ไม่ได้`,
    `สาเหตุ: ${cause instanceof Error ? cause.message : String(cause)}`,
    'ถ้าข้อมูลสร้างด้วย MongoDB รุ่นใหม่กว่า ให้ใช้รุ่นเดิมหรือย้ายโฟลเดอร์ข้อมูลออก',
  ].join('\n');
}

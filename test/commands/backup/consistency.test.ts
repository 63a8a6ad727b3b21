import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import mongoose from 'mongoose';
import { beforeAll, expect, it } from 'vitest';
import { parseManifest } from '#commands/backup/manifest.ts';
import {
  folderIn,
  keepSnapshots,
  rawDatabase,
  runCommand,
  temporaryFolder,
} from './run-command.ts';

beforeAll(keepSnapshots);

type Row = { _id: string; bytes?: Buffer };

it('a backup made during writes contains each transaction completely or not at all', async () => {
  const parent = await temporaryFolder();
  const { uri, raw } = await rawDatabase();
  const padding = Array.from({ length: 60 }, (_, at) => ({
    _id: `p${at}`,
    bytes: randomBytes(200_000),
  }));
  await raw.collection<Row>('middle').insertMany(padding);
  await Promise.all(['first', 'last'].map((name) => raw.createCollection(name)));
  const client = await mongoose.mongo.MongoClient.connect(uri);
  let isRunning = true;
  let written = 0;
  const write = async (): Promise<void> => {
    while (isRunning) {
      const _id = `t${written}`;
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await client.db().collection<Row>('first').insertOne({ _id }, { session });
          await client.db().collection<Row>('last').insertOne({ _id }, { session });
        }),
      );
      written += 1;
    }
  };
  const writing = write();
  const folder = folderIn(await runCommand('backup', [parent], { uri }));
  const during = written;
  isRunning = false;
  await writing;
  await client.close();
  const counts = await documentsIn(folder);
  expect(during).toBeGreaterThan(counts['first'] ?? 0);
  expect(counts['last']).toBe(counts['first']);
});

async function documentsIn(folder: string): Promise<Record<string, number>> {
  const parsed = parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return Object.fromEntries(
    (parsed?.manifest.collections ?? []).map(({ name, documents }) => [name, documents]),
  );
}

it('a full disk ends a backup with its cause and leaves no folder', async () => {
  const parent = await temporaryFolder();
  const { uri, raw } = await rawDatabase();
  const rows = Array.from({ length: 8 }, (_, at) => ({
    _id: `p${at}`,
    bytes: randomBytes(200_000),
  }));
  await raw.collection<Row>('photos').insertMany(rows);
  // The system refuses to let a file grow beyond 512 kB, as it refuses when the disk is full.
  const child = spawn(
    'sh',
    ['-c', 'ulimit -f 1024; exec "$0" main.ts backup "$1"', process.execPath, parent],
    {
      cwd: join(import.meta.dirname, '..', '..', '..'),
      env: { MONGODB_URI: uri },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(child.exitCode).toBe(1);
  expect(said).toMatch(/เนื้อที่ดิสก์เต็ม.*\nThe disk is full: .*EFBIG/);
  expect(await readdir(parent)).toEqual([]);
});

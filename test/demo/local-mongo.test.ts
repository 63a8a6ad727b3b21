import { createServer } from 'node:net';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalMongo } from '#demo/mongod/local-mongo.ts';
import type { LocalMongo } from '#demo/mongod/local-mongo.ts';
import { defaultCacheDir, findMongod, newestMongod } from '#demo/mongod/mongod-binary.ts';
import { createRunDirectory } from '../support/gate/run-directory.ts';

const directory = createRunDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function start(options: { folder: string; port?: number; lines?: string[] }) {
  return startLocalMongo({
    dataDir: join(directory, options.folder),
    cacheDir: defaultCacheDir(process.env),
    onProgress: (line) => options.lines?.push(line),
    ...(options.port === undefined ? {} : { port: options.port }),
  });
}

function portOf(mongo: LocalMongo): number {
  return Number(new URL(mongo.uri).port);
}

async function inTransaction(mongo: LocalMongo): Promise<number> {
  const client = new mongoose.mongo.MongoClient(mongo.uri);
  const rows = client.db().collection('rows');
  await client.withSession((session) =>
    session.withTransaction(() => rows.insertOne({ kept: true }, { session }), {
      writeConcern: { w: 'majority', journal: true },
    }),
  );
  const count = await rows.countDocuments();
  await client.close();
  return count;
}

describe('the local MongoDB', () => {
  it('keeps committed data, and uses the next free port when its own is taken', async () => {
    const lines: string[] = [];
    const first = await start({ folder: 'kept' });
    const before = await inTransaction(first);
    await first.stop();
    const squatter = createServer((socket) => socket.destroy()).listen(portOf(first), '127.0.0.1');
    await once(squatter, 'listening');

    const second = await start({ folder: 'kept', port: portOf(first), lines });
    const after = await inTransaction(second);
    await second.stop();
    squatter.close();

    expect([before, after]).toEqual([1, 2]);
    expect(portOf(second)).not.toBe(portOf(first));
    expect(lines.join()).toContain(`พอร์ต ${portOf(first)} ไม่ว่าง`);
  });

  it('names the folder and the cause when another mongod already uses the data', async () => {
    const first = await start({ folder: 'twice' });
    await expect(start({ folder: 'twice' })).rejects.toThrow(/twice[\s\S]*มี MongoDB อีกตัวใช้อยู่/);
    await first.stop();
  });

  it('takes the downloaded mongod with the highest version', () => {
    const names = ['mongod-8.0.4', 'mongod-10.0.0', 'mongod-9.1.2-pypi', 'notes.txt'];
    expect(newestMongod(names)).toBe('mongod-10.0.0');
  });

  it('names only the sources that were tried, and how to go on, when none works', async () => {
    const looking = findMongod({
      mongodBinary: join(directory, 'no-such-mongod'),
      cacheDir: directory,
      onProgress: () => {},
    });
    await expect(looking).rejects.toThrow(/1\. MONGOD_BINARY: .*no-such-mongod[\s\S]*MONGODB_URI/);
    await expect(looking).rejects.not.toThrow(/PyPI|fastdl/);
  });
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mongoose from 'mongoose';
import { afterAll, expect, test } from 'vitest';
import { claimForDemo, markForDemo } from '#demo/demo-marker.ts';
import { testUri } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { startRunningApp } from '../support/running-app.ts';

const root = join(import.meta.dirname, '..', '..');
const uri = testUri();
const client = new mongoose.mongo.MongoClient(uri);
afterAll(async () => {
  await client.db().dropDatabase();
  await client.close();
});

async function dump(): Promise<string> {
  const collections = await client.db().collections();
  const all = await Promise.all(
    collections.map(async (collection) => [
      collection.collectionName,
      await collection.find().toArray(),
    ]),
  );
  return JSON.stringify(
    all.map((document) => JSON.stringify(document)).toSorted((a, b) => (a < b ? -1 : 1)),
  );
}

test('the demo refuses a database it did not make and leaves it unchanged', async () => {
  await client.db().collection('duties').insertOne({ of: 'a real province' });
  const before = await dump();
  const ended = promisify(execFile)(process.execPath, ['demo.ts'], {
    cwd: root,
    env: { ...process.env, MONGODB_URI: uri, DATA_DIR: '/nonexistent' },
    timeout: 60_000,
  });
  await expect(ended).rejects.toThrow('ฐานข้อมูลใน MONGODB_URI มีข้อมูลที่ตัวสาธิตไม่ได้สร้าง');
  expect(await dump()).toBe(before);
});

test('the demo marks an empty database, and finds its mark on the next start', async () => {
  const own = testUri();
  expect([await claimForDemo(own), await claimForDemo(own)]).toEqual([true, true]);
});

test('the demo recognizes a database that it emptied while the running app wrote into it', async () => {
  const own = testUri();
  const other = new mongoose.mongo.MongoClient(own);
  await other.db().collection('duties').insertOne({ written: 'before the mark' });
  await markForDemo(own);
  expect(await claimForDemo(own)).toBe(true);
  await other.db().dropDatabase();
  await other.close();
});

test('the demo says in plain words when the given database does not answer', async () => {
  const closed = `mongodb://127.0.0.1:${await freePort()}/none`;
  const ended = promisify(execFile)(process.execPath, ['demo.ts'], {
    cwd: root,
    env: { ...process.env, MONGODB_URI: closed, DATA_DIR: '/nonexistent' },
    timeout: 60_000,
  });
  const told = await ended.catch((error: unknown) => String(error));
  expect(told).toContain('เปิดฐานข้อมูลใน MONGODB_URI ไม่ได้');
  expect(told).not.toMatch(/^\s+at /m);
});

test('dev routes refuse a page of another origin and accept a program', async () => {
  const { url, close } = await startRunningApp({ seed: async () => [] });
  const post = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(`${url}/dev/reset`, { method: 'POST', headers })).status;
  expect(await post({ origin: 'https://other.example' })).toBe(403);
  expect(await post({ origin: 'null' })).toBe(403);
  expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  // The request passed the origin check. The 404 says that this app has no demo to start over.
  expect([await post({}), await post({ origin: url })]).toEqual([404, 404]);
  await close();
});

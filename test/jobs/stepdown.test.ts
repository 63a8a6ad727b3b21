import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalMongo } from '#demo/mongod/local-mongo.ts';
import type { LocalMongo } from '#demo/mongod/local-mongo.ts';
import { defaultCacheDir } from '#demo/mongod/mongod-binary.ts';
import { deliver } from '#jobs/deliver.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { fill } from '../support/world.ts';
import { createOffice, minute, officersLike } from './job-fixture.ts';

const people = 1_000;
/** The primary steps down when this number has been sent. */
const stepDownAfter = [150, 500];
let directory: string;
let mongo: LocalMongo;
let dbs: Database[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prasan-three-'));
  mongo = await startLocalMongo({
    dataDir: directory,
    members: 3,
    cacheDir: defaultCacheDir(process.env),
    onProgress: () => {},
    ...(process.env['MONGOD_BINARY'] ? { mongodBinary: process.env['MONGOD_BINARY'] } : {}),
  });
  dbs = [await connect(mongo.uri), await connect(mongo.uri)];
});
afterAll(async () => {
  await Promise.all(dbs.map((db) => db.close()));
  await mongo.stop();
  await rm(directory, { recursive: true, force: true });
});

/** The primary closes its connections while it steps down, so the command has no answer. */
async function stepDown(): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(mongo.uri);
  await client
    .db('admin')
    .command({ replSetStepDown: 10, secondaryCatchUpPeriodSecs: 5, force: true })
    .catch(() => null);
  await client.close();
}

it('two senders send each of 1,000 messages once while the primary steps down twice', async () => {
  const [db, second] = dbs;
  if (!db || !second) throw new Error('no database');
  await fill(db);
  const office = createOffice(db);
  const notice = { kind: 'backAgain' as const, at: new Date(0) };
  for (const person of await officersLike(db, people)) await office.plan({ person, notice });
  const steps = [...stepDownAfter];
  const downs: Promise<void>[] = [];
  const push: typeof office.tools.line.push = async (send) => {
    await pause(5);
    const outcome = await office.tools.line.push(send);
    if (office.arrived().length >= (steps[0] ?? Infinity)) {
      steps.shift();
      downs.push(stepDown());
    }
    return outcome;
  };
  const tools = { ...office.tools, line: { ...office.tools.line, push } };
  const senders = [tools, { ...tools, db: second }];
  const sent = () => db.stores.deliveries.count({ state: 'sent' }).catch(() => 0);
  for (let run = 0; run < 30 && (await sent()) < people; run += 1) {
    await Promise.all(senders.map((sender) => deliver.run(sender).catch(() => null)));
    office.pass(minute);
  }
  await Promise.all(downs);
  expect([downs.length, await sent()]).toEqual([2, people]);
  const bodies = office.arrived();
  expect([
    bodies.length,
    new Set(bodies.map((body) => /"to":"([^"]+)"/.exec(body)?.[1])).size,
  ]).toEqual([people, people]);
});

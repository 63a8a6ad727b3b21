import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { afterAll, inject } from 'vitest';
import { demoPeople, seedDemo } from '#demo/seed/demo.ts';
import type { Persona } from '#demo/seed/people.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { rebuildSearch } from '#use-cases/search/update-search.ts';
import { testUri } from './database.ts';

/**
 * A database with the demo’s year. Seeding takes eight seconds of processor time, so it is done once a run
 * in a template database. The server copies the template’s collections for each test file.
 */
export async function copyDemo(): Promise<{ uri: string; db: Database; people: Persona[] }> {
  const uri = testUri();
  const template = await openTemplate();
  try {
    await copyCollections(template, new URL(uri).pathname.slice(1));
  } finally {
    await template.close();
  }
  const db = await connect(uri);
  await db.ensureIndexes();
  return { uri, db, people: demoPeople() };
}

/** Call it once at the top of a test file. The database is dropped after the file. */
export async function demoDatabase(): Promise<{ db: Database; people: Persona[] }> {
  const { db, people } = await copyDemo();
  afterAll(async () => {
    await db.drop();
    await db.close();
  });
  return { db, people };
}

const templateName = 'demo-template';
const locks = 'template-locks';
const seedWithinMs = 60_000;
const duplicateKey = 11_000;

function templateUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${templateName}`;
  return uri.href;
}

/** The first worker that needs the template seeds it; the others wait for it. */
async function openTemplate(): Promise<Connection> {
  const connection = await mongoose.createConnection(templateUri()).asPromise();
  const isFirst = await takeLock(connection);
  if (isFirst) {
    const db = await connect(templateUri());
    await seedDemo(db);
    // Does the work of the start-up jobs, so that they have nothing to do in each copy.
    await sealAudit(db);
    await rebuildSearch(db, new Date());
    await db.close();
    await locksOf(connection).insertOne({ _id: 'ready' });
  } else await waitUntilReady(connection);
  return connection;
}

const locksOf = (connection: Connection) => connection.collection<{ _id: string }>(locks);

async function takeLock(connection: Connection): Promise<boolean> {
  try {
    await locksOf(connection).insertOne({ _id: 'seeding' });
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey)
      return false;
    throw error;
  }
}

async function waitUntilReady(connection: Connection): Promise<void> {
  const until = performance.now() + seedWithinMs;
  while (performance.now() < until) {
    if (await locksOf(connection).findOne({ _id: 'ready' })) return;
    await pause(50);
  }
  throw new Error('the demo template was not seeded in time');
}

async function copyCollections(template: Connection, to: string): Promise<void> {
  const collections = await template.listCollections();
  const names = collections.map(({ name }) => name).filter((name) => name !== locks);
  await Promise.all(
    names.map((name) =>
      template
        .collection(name)
        .aggregate([{ $out: { db: to, coll: name } }])
        .toArray(),
    ),
  );
}

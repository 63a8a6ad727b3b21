import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';

/** A database for one test file, on the replica set of this run. */
export function testUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test-${randomUUID()}`;
  return uri.href;
}

/**
 * Call it once at the top of a test file. The database is dropped and its connection closed after the file.
 */
export async function testDatabase(): Promise<Database> {
  const database = await connect(testUri());
  afterAll(async () => {
    await database.drop();
    await database.close();
  });
  await database.ensureIndexes();
  return database;
}

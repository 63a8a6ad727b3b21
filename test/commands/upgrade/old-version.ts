import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import mongoose from 'mongoose';
import * as z from 'zod/mini';
import { rawOf } from '../backup/run-command.ts';

const { EJSON } = mongoose.mongo.BSON;

const manifestSchema = z.object({
  migrations: z.array(z.string()),
  collections: z.array(
    z.object({ name: z.string(), file: z.string(), indexes: z.array(z.string()) }),
  ),
});

export type OldDocument = Record<string, unknown>;

export interface OldVersion {
  folder: string;
  migrations: readonly string[];
  /** The documents of a collection as the older version stored them. */
  documents(collection: string): Promise<OldDocument[]>;
}

export async function openOldVersion(name: string): Promise<OldVersion> {
  const folder = join(import.meta.dirname, name);
  const { migrations, collections } = await manifestOf(folder);
  return {
    folder,
    migrations,
    documents: async (collection) => {
      const file = collections.find((known) => known.name === collection)?.file ?? '';
      return (await linesOf(join(folder, file))).map((line) => objectOf(EJSON.parse(line)));
    },
  };
}

/**
 * Fills a database with data and indexes exactly as the older version left them, without migrating
 * anything.
 */
export async function fillAsLeft(uri: string, { folder }: OldVersion): Promise<mongoose.mongo.Db> {
  const db = await rawOf(uri);
  const { collections } = await manifestOf(folder);
  for (const { name, file, indexes } of collections) {
    const rows = (await linesOf(join(folder, file))).map((line) =>
      objectOf(EJSON.parse(line, { relaxed: false })),
    );
    await db.createCollection(name);
    if (rows.length > 0) await db.collection(name).insertMany(rows);
    if (indexes.length > 0)
      await db.command({
        createIndexes: name,
        indexes: indexes.map((index) => objectOf(EJSON.parse(index))),
      });
  }
  return db;
}

async function manifestOf(folder: string): Promise<z.infer<typeof manifestSchema>> {
  return z.parse(manifestSchema, JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
}

async function linesOf(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function objectOf(value: unknown): OldDocument {
  return z.parse(z.record(z.string(), z.unknown()), value);
}

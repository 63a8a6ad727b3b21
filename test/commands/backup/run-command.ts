import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { inject, onTestFinished, vi } from 'vitest';
import { backup } from '#commands/backup/backup.ts';
import { restore } from '#commands/backup/restore.ts';
import { testUri } from '../../support/database.ts';

const { EJSON } = mongoose.mongo.BSON;
const commands = { backup, restore };

interface Settings {
  uri: string;
  passphrase?: string;
  at?: Date;
}

/** Runs the command in this process with its own settings; returns what it printed. */
export async function runCommand(
  name: keyof typeof commands,
  args: readonly string[],
  { uri, passphrase = '', at = new Date() }: Settings,
): Promise<string> {
  vi.stubEnv('MONGODB_URI', uri);
  vi.stubEnv('BACKUP_PASSPHRASE', passphrase);
  const lines: string[] = [];
  try {
    await commands[name]({
      arguments: args,
      wallClock: () => at,
      print: (line) => lines.push(line),
    });
  } finally {
    vi.unstubAllEnvs();
  }
  return lines.join('\n');
}

/** The folder named in the output of a backup. */
export function folderIn(output: string): string {
  const folder = output.split(': ').at(-1)?.trim() ?? '';
  if (!folder.includes('prasan-')) throw new Error(`no folder in: ${output}`);
  return folder;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prasan-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A connection to a separate database, which is dropped after the test. */
export async function rawDatabase(): Promise<{ uri: string; raw: mongoose.mongo.Db }> {
  const uri = testUri();
  return { uri, raw: await rawOf(uri) };
}

export async function rawOf(uri: string): Promise<mongoose.mongo.Db> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  onTestFinished(async () => {
    await client.db().dropDatabase();
    await client.close();
  });
  return client.db();
}

/** Every document as canonical Extended JSON and every index, by collection. */
export async function dump(raw: mongoose.mongo.Db): Promise<Record<string, string[]>> {
  const found = await raw.listCollections({ type: 'collection' }).toArray();
  const names = found.map(({ name }) => name).toSorted();
  const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false };
  const dumped: Record<string, string[]> = {};
  for (const name of names) {
    const rows = await raw.collection(name).find({}, asStored).toArray();
    const indexes: unknown[] = await raw.collection(name).listIndexes().toArray();
    const texts = [...rows, ...indexes].map((row) => EJSON.stringify(row, { relaxed: false }));
    dumped[name] = texts.toSorted();
  }
  return dumped;
}

const snapshotSeconds = 30;

/** The test server drops snapshots after five seconds, and a backup on a busy machine may take longer. */
export async function keepSnapshots(): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(inject('mongoUri'));
  const setting = { minSnapshotHistoryWindowInSeconds: snapshotSeconds };
  await client.db('admin').command({ setParameter: 1, ...setting });
  await client.close();
}

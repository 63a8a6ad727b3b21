import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startLocalMongo } from '#demo/mongod/local-mongo.ts';
import type { LocalMongo } from '#demo/mongod/local-mongo.ts';
import { defaultCacheDir } from '#demo/mongod/mongod-binary.ts';
import { createRunDirectory } from './gate/run-directory.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
  }
}

/** Two Vitest projects need the database server, and a run must start only one. */
let running: Promise<{ mongo: LocalMongo; directory: string }> | null = null;
let users = 0;

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  running ??= start();
  project.provide('mongoUri', (await running).mongo.uri);
  return release;
}

async function start() {
  const directory = createRunDirectory();
  const mongo = await startLocalMongo({
    dataDir: directory,
    cacheDir: defaultCacheDir(process.env),
    onProgress: (line) => process.stderr.write(`${line}\n`),
    ...(process.env['MONGOD_BINARY'] ? { mongodBinary: process.env['MONGOD_BINARY'] } : {}),
  });
  return { mongo, directory };
}

async function release(): Promise<void> {
  users -= 1;
  if (users > 0 || running === null) return;
  const { mongo, directory } = await running;
  running = null;
  await mongo.stop();
  rmSync(directory, { recursive: true, force: true });
}

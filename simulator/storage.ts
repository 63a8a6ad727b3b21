import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptySnapshot, snapshotSchema } from './state.ts';
import type { Snapshot } from './state.ts';

export interface Storage {
  load(): Promise<Snapshot>;
  save(state: Snapshot): Promise<void>;
  readKeys(): Promise<unknown>;
  writeKeys(keys: unknown): Promise<void>;
  readBlob(file: string): Promise<Buffer | undefined>;
  writeBlob(file: string, bytes: Buffer): Promise<void>;
  removeBlob(file: string): Promise<void>;
}

/** Without a folder, everything is kept in memory and lost when the process ends. */
function memoryStorage(): Storage {
  const blobs = new Map<string, Buffer>();
  return {
    load: async () => emptySnapshot(),
    save: async () => undefined,
    readKeys: async () => undefined,
    writeKeys: async () => undefined,
    readBlob: async (file) => blobs.get(file),
    writeBlob: async (file, bytes) => void blobs.set(file, bytes),
    removeBlob: async (file) => void blobs.delete(file),
  };
}

async function readOrNothing(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await readOrNothing(path);
  if (bytes === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return parsed;
  } catch {
    return undefined;
  }
}

/** Writes to a new file and renames it, so that after a crash there is a complete old or new file. */
async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(value));
  await rename(`${path}.new`, path);
}

export async function createStorage(dataDir: string | undefined): Promise<Storage> {
  if (dataDir === undefined) return memoryStorage();
  const blobs = join(dataDir, 'blobs');
  await mkdir(blobs, { recursive: true });
  const stateFile = join(dataDir, 'state.json');
  const keyFile = join(dataDir, 'keys.json');
  return {
    load: async () => {
      const parsed = snapshotSchema.safeParse(await readJson(stateFile));
      return parsed.success ? parsed.data : emptySnapshot();
    },
    save: (state) => writeJson(stateFile, state),
    readKeys: () => readJson(keyFile),
    writeKeys: (keys) => writeJson(keyFile, keys),
    readBlob: (file) => readOrNothing(join(blobs, file)),
    writeBlob: (file, bytes) => writeFile(join(blobs, file), bytes),
    removeBlob: (file) => rm(join(blobs, file), { force: true }),
  };
}

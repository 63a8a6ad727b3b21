import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Erasure } from '#models/backup/erasures.ts';
import { keyCheck, keyOf } from './encryption.ts';
import { failure } from './failures.ts';
import { parseManifest, sealOf } from './manifest.ts';
import type { Manifest } from './manifest.ts';

export const manifestName = 'manifest.json';
const prefix = 'prasan-';
/** A backup has this name until it is complete. */
const partial = '.partial';

export interface OpenedBackup {
  folder: string;
  manifest: Manifest;
  key: Buffer | null;
}

/** The name sorts backups by time, as in prasan-20241218T023000Z. */
export function backupName(at: Date): string {
  return `${prefix}${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
}

export function partialName(name: string): string {
  return name + partial;
}

/** Writes a small file and returns when it is on the disk. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function complete(from: string, to: string): Promise<void> {
  await rename(from, to);
}

/** Removes the oldest complete backups beyond `keep`, and what an interrupted backup left. */
export async function removeOld(parent: string, keep: number): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix)).toSorted();
  const finished = names.filter((name) => !name.endsWith(partial));
  const old = [...finished.slice(0, -keep), ...names.filter((name) => name.endsWith(partial))];
  for (const name of old) await rm(join(parent, name), { recursive: true, force: true });
  return old;
}

/** Reads the manifest and checks its seal, which also checks the passphrase. */
export async function openBackup(folder: string, passphrase: string | null): Promise<OpenedBackup> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((cause: unknown) => {
    throw failure('not-a-backup', folder, cause);
  });
  const parsed = parseManifest(text);
  if (!parsed) throw failure('manifest', folder);
  const { manifest, seal, body } = parsed;
  const key = await openKey(manifest, passphrase);
  if (sealOf(body, key) !== seal) throw failure('manifest', folder);
  return { folder, manifest, key };
}

async function openKey({ encryption }: Manifest, passphrase: string | null) {
  if (encryption === null) return null;
  if (passphrase === null) throw failure('passphrase-needed');
  const key = await keyOf(passphrase, encryption.salt);
  if (keyCheck(key) !== encryption.check) throw failure('passphrase');
  return key;
}

/**
 * Erasures recorded in newer backups of the same folder, because the database that carried them out
 * may be lost. Backups that cannot be opened are skipped.
 */
export async function erasuresInNewer(
  { folder, manifest }: OpenedBackup,
  passphrase: string | null,
): Promise<Erasure[]> {
  const parent = dirname(folder);
  const others = (await readdir(parent)).filter(
    (name) => name.startsWith(prefix) && !name.endsWith(partial) && name > basename(folder),
  );
  const newest = others.toSorted().at(-1);
  if (newest === undefined) return [];
  try {
    const other = await openBackup(join(parent, newest), passphrase);
    // A backup without encryption is not used, because anyone who may write to the folder could have
    // made it.
    const isTrusted = manifest.encryption === null || other.manifest.encryption !== null;
    return isTrusted ? other.manifest.erasures : [];
  } catch {
    return [];
  }
}

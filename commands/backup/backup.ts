import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openSnapshot } from '#models/backup/snapshot.ts';
import type { Snapshot } from '#models/backup/snapshot.ts';
import { processConfig } from '#server/config.ts';
import { reachable } from '#server/database.ts';
import { databaseSettings } from '../command.ts';
import type { Command } from '../command.ts';
import { writeLines } from './archive-file.ts';
import { keyCheck, keyOf, newSalt } from './encryption.ts';
import { classified, failure } from './failures.ts';
import {
  backupName,
  complete,
  manifestName,
  partialName,
  removeOld,
  writeWhole,
} from './folder.ts';
import { sealedManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { programVersion } from './version.ts';

const usage = 'npm run backup -- <folder> [--keep <number>]';

/**
 * `backup <folder>` writes a consistent copy of the database to a new folder inside it. `--keep` then
 * removes the oldest backups.
 */
export const backup: Command = async (call) => {
  const { parent, keep } = optionsOf(call.arguments);
  const { mongodbUri, backupPassphrase } = processConfig(databaseSettings);
  const at = call.wallClock();
  const name = backupName(at);
  const partial = join(parent, partialName(name));
  const encryption = backupPassphrase === null ? null : await newEncryption(backupPassphrase);
  const snapshot = await reachable(() => openSnapshot(mongodbUri));
  try {
    await mkdir(parent, { recursive: true });
    await mkdir(partial, { mode: 0o700 });
    const manifest = await write(snapshot, { folder: partial, at, encryption });
    await complete(partial, join(parent, name));
    call.print(summaryOf(manifest, join(parent, name)));
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    throw classified(error, parent);
  } finally {
    await snapshot.close();
  }
  for (const old of keep === null ? [] : await removeOld(parent, keep))
    call.print(`ลบข้อมูลสำรองเก่า removed ${old}`);
};

function optionsOf(args: readonly string[]): { parent: string; keep: number | null } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { keep: { type: 'string' } },
    });
    const [folder, ...others] = positionals;
    const keep = values.keep === undefined ? null : Number(values.keep);
    const isNumber = keep === null || (Number.isInteger(keep) && keep >= 1);
    if (folder !== undefined && others.length === 0 && isNumber)
      return { parent: resolve(folder), keep };
  } catch {
    // For an unknown option, the usage text is shown.
  }
  throw failure('usage', usage);
}

interface Encryption {
  key: Buffer;
  described: NonNullable<Manifest['encryption']>;
}

async function newEncryption(passphrase: string): Promise<Encryption> {
  const salt = newSalt();
  const key = await keyOf(passphrase, salt);
  const described = { cipher: 'aes-256-gcm', kdf: 'scrypt', salt, check: keyCheck(key) } as const;
  return { key, described };
}

interface Destination {
  folder: string;
  at: Date;
  encryption: Encryption | null;
}

async function write(
  snapshot: Snapshot,
  { folder, at, encryption }: Destination,
): Promise<Manifest> {
  const key = encryption?.key ?? null;
  const collections: Manifest['collections'] = [];
  for (const { name, indexes, lines } of snapshot.collections) {
    const file = `${name}.jsonl.gz${key ? '.enc' : ''}`;
    const written = await writeLines(join(folder, file), { lines: lines(), key });
    collections.push({ name, file, ...written, indexes });
  }
  const manifest: Manifest = {
    format: 1,
    version: await programVersion(),
    createdAt: at.toISOString(),
    migrations: snapshot.migrations,
    collections,
    erasures: snapshot.erasures,
    encryption: encryption?.described ?? null,
  };
  await writeWhole(join(folder, manifestName), sealedManifest(manifest, key));
  return manifest;
}

function summaryOf({ collections, encryption }: Manifest, folder: string): string {
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  const bytes = collections.reduce((sum, one) => sum + one.bytes, 0);
  const thai = encryption ? 'เข้ารหัสแล้ว' : 'ไม่ได้เข้ารหัส (ตั้ง BACKUP_PASSPHRASE เพื่อเข้ารหัส)';
  const english = encryption ? 'encrypted' : 'not encrypted (set BACKUP_PASSPHRASE)';
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return [
    `สำรองข้อมูลแล้ว ${documents} รายการ ${size} ${thai}: ${folder}`,
    `Backed up ${documents} documents, ${size}, ${english}: ${folder}`,
  ].join('\n');
}

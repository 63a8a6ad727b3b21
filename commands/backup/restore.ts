import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Erasure } from '#models/backup/erasures.ts';
import { openTarget } from '#models/backup/target.ts';
import type { Target } from '#models/backup/target.ts';
import { knownMigrations } from '#models/migrations/migrate.ts';
import { ConfigError, processConfig } from '#server/config.ts';
import { reach, reachable } from '#server/database.ts';
import { repeatErasures } from '#use-cases/privacy/repeat-erasures.ts';
import { databaseSettings } from '../command.ts';
import type { Command } from '../command.ts';
import { contentOf, fileSha256, readLines } from './archive-file.ts';
import type { Content } from './archive-file.ts';
import { classified, failure } from './failures.ts';
import { erasuresInNewer, openBackup } from './folder.ts';
import type { OpenedBackup } from './folder.ts';
import type { Manifest } from './manifest.ts';

const usage = 'npm run restore -- <folder of one backup> [--replace]';

/**
 * `restore <folder>` verifies the whole backup, loads it under temporary names, verifies what was
 * loaded, and only then replaces the data. A failure before that leaves the database as it was.
 */
export const restore: Command = async (call) => {
  const { folder, isReplacing } = optionsOf(call.arguments);
  const { mongodbUri, backupPassphrase } = processConfig(databaseSettings);
  const now = call.wallClock();
  const backup = await openBackup(folder, backupPassphrase);
  const newer = backup.manifest.migrations.find((id) => !knownMigrations.includes(id));
  if (newer !== undefined) throw failure('newer', newer);
  for (const collection of backup.manifest.collections) await verifyFile(backup, collection);
  call.print('ข้อมูลสำรองครบถ้วน กำลังกู้คืน\nThe backup is complete. Restoring');
  const target = await reachable(() => openTarget(mongodbUri));
  try {
    const filled = await target.filled();
    if (filled !== null && !isReplacing) throw failure('not-empty', filled);
    const erasures = [
      ...(await target.erasures()),
      ...(await erasuresInNewer(backup, backupPassphrase)),
    ];
    await load(target, backup);
    await target.swap(
      backup.manifest.collections.map(({ name }) => name),
      { at: now, erasures },
    );
    await finish({ uri: mongodbUri, erasures, now, print: call.print });
    await target.complete();
  } finally {
    await target.close();
  }
};

function optionsOf(args: readonly string[]): { folder: string; isReplacing: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    });
    const [folder, ...others] = positionals;
    if (folder !== undefined && others.length === 0)
      return { folder: resolve(folder), isReplacing: values.replace };
  } catch {
    // For an unknown option, the usage text is shown.
  }
  throw failure('usage', usage);
}

type Collection = Manifest['collections'][number];

/** Checks size, checksum, encryption, compression and every line, and writes nothing. */
async function verifyFile({ folder, key }: OpenedBackup, collection: Collection): Promise<void> {
  const path = join(folder, collection.file);
  try {
    const isWhole =
      (await stat(path)).size === collection.bytes &&
      (await fileSha256(path)) === collection.fileSha256;
    if (isWhole && isSame(await contentOf(readLines(path, key)), collection)) return;
  } catch (cause) {
    throw failure('damaged', collection.file, cause);
  }
  throw failure('damaged', collection.file);
}

function isSame(content: Content, { documents, sha256 }: Content): boolean {
  return content.documents === documents && content.sha256 === sha256;
}

/**
 * Loads every collection under a temporary name and verifies it. After a failure these collections
 * are removed.
 */
async function load(target: Target, { folder, key, manifest }: OpenedBackup): Promise<void> {
  try {
    // Removes what an interrupted restore left.
    await target.discard();
    for (const collection of manifest.collections) {
      const { name, file } = collection;
      await target.load(name, readLines(join(folder, file), key));
      if (!isSame(await contentOf(target.loaded(name)), collection)) throw failure('loaded', name);
      // Indexes are created after loading, because an index with an expiry removes documents.
      await target.createIndexes(name, collection.indexes);
    }
  } catch (error) {
    await target.discard().catch(() => {});
    const known = classified(error, folder);
    if (known instanceof ConfigError) throw known;
    throw failure('database', error instanceof Error ? error.message : String(error), error);
  }
}

interface Finish {
  uri: string;
  erasures: readonly Erasure[];
  now: Date;
  print: (line: string) => void;
}

/** Migrates older data to this version, and repeats erasures that are newer than the backup. */
async function finish({ uri, erasures, now, print }: Finish): Promise<void> {
  const db = await reach(uri);
  try {
    for (const { id, changed } of await db.migrations.run(now)) print(`${id}: ${changed} changed`);
    await db.ensureIndexes();
    const { erased, open } = await repeatErasures(db, { erasures, now });
    const waiting = await db.stores.deliveries.countWaiting();
    print(`กู้คืนแล้ว ลบข้อมูลส่วนบุคคลซ้ำตามคำขอเดิม ${erased} คน รอจังหวัดตัดสินใหม่ ${open} คน`);
    print(`Restored. Erasures repeated: ${erased}; open again for the province: ${open}.`);
    if (waiting === 0) return;
    print(`มีข้อความรอส่ง ${waiting} ฉบับ ซึ่งอาจเคยส่งแล้วหลังการสำรอง`);
    print(`${waiting} messages wait to be sent; some may have been sent after the backup.`);
  } finally {
    await db.close();
  }
}

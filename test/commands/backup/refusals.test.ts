import { readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealedManifest, parseManifest } from '#commands/backup/manifest.ts';
import type { Manifest } from '#commands/backup/manifest.ts';
import { openDatabase } from '#server/database.ts';
import {
  dump,
  folderIn,
  keepSnapshots,
  rawDatabase,
  rawOf,
  runCommand,
  temporaryFolder,
} from './run-command.ts';
import { testUri } from '../../support/database.ts';

beforeAll(keepSnapshots);

const passphrase = 'a long passphrase';
type Row = { _id: string; state?: string };

/** A database with a few documents and its backup. */
async function backedUp(settings: { passphrase?: string } = {}) {
  const parent = await temporaryFolder();
  const { uri, raw } = await rawDatabase();
  const rows = Array.from({ length: 2_000 }, (_, at) => ({ _id: `d${at}`, state: 'todo' }));
  await raw.collection<Row>('duties').insertMany(rows);
  const folder = folderIn(await runCommand('backup', [parent], { uri, ...settings }));
  return { parent, folder, uri, raw };
}

/** A target with its own data. Every refusal must leave it unchanged. */
async function filledTarget() {
  const uri = testUri();
  const raw = await rawOf(uri);
  await raw.collection<Row>('duties').insertOne({ _id: 'kept' });
  await raw.collection<Row>('letters').insertOne({ _id: 'kept' });
  return { uri, raw, before: await dump(raw) };
}

async function changeManifest(folder: string, change: (manifest: Manifest) => void) {
  const path = join(folder, 'manifest.json');
  const parsed = parseManifest(await readFile(path, 'utf8'));
  if (!parsed) throw new Error('no manifest');
  change(parsed.manifest);
  await writeFile(path, sealedManifest(parsed.manifest, null));
}

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

describe('restore refuses a faulty backup, names the cause and leaves the target untouched', () => {
  it.each<
    [
      string,
      {
        passphrase?: string;
        spoil: (folder: string) => Promise<void>;
        says: RegExp;
        with?: string;
        args?: string[];
      },
    ]
  >([
    [
      'a file that was cut',
      {
        spoil: (folder) => truncate(join(folder, 'duties.jsonl.gz'), 200),
        says: /duties\.jsonl\.gz เสียหาย.*\nThe backup file duties\.jsonl\.gz is damaged/,
      },
    ],
    [
      'a file with one changed bit',
      {
        spoil: (folder) => flipByte(join(folder, 'duties.jsonl.gz'), 300),
        says: /duties\.jsonl\.gz is damaged/,
      },
    ],
    [
      'an encrypted file with one changed bit',
      {
        passphrase,
        with: passphrase,
        spoil: (folder) => flipByte(join(folder, 'duties.jsonl.gz.enc'), 300),
        says: /duties\.jsonl\.gz\.enc is damaged/,
      },
    ],
    [
      'a missing file',
      {
        spoil: (folder) => unlink(join(folder, 'duties.jsonl.gz')),
        says: /duties\.jsonl\.gz is damaged or incomplete/,
      },
    ],
    [
      'a manifest that was edited',
      {
        spoil: async (folder) => {
          const path = join(folder, 'manifest.json');
          await writeFile(
            path,
            (await readFile(path, 'utf8')).replace('"documents": 2000', '"documents": 1999'),
          );
        },
        says: /manifest\.json in .* is damaged or was changed/,
      },
    ],
    [
      'a folder without a manifest',
      {
        spoil: (folder) => unlink(join(folder, 'manifest.json')),
        says: /holds no complete backup/,
      },
    ],
    [
      'a wrong passphrase',
      {
        passphrase,
        with: 'another passphrase',
        spoil: async () => {},
        says: /ไม่ตรงกับที่ใช้ตอนสำรอง.*\nBACKUP_PASSPHRASE is not the passphrase/,
      },
    ],
    [
      'an encrypted backup without a passphrase',
      {
        passphrase,
        spoil: async () => {},
        says: /This backup is encrypted\. Set BACKUP_PASSPHRASE/,
      },
    ],
    [
      'a backup of a newer version',
      {
        spoil: (folder) =>
          changeManifest(folder, (manifest) => manifest.migrations.push('9999-later')),
        says: /made by a newer version \(9999-later\)/,
      },
    ],
    [
      'a target with data unless --replace is given',
      {
        args: [],
        spoil: async () => {},
        says: /The target database already has data \(duties\).*--replace/,
      },
    ],
    [
      'data that the indexes do not accept',
      {
        spoil: (folder) =>
          changeManifest(folder, (manifest) => {
            for (const collection of manifest.collections)
              collection.indexes.push(
                '{"v":{"$numberInt":"2"},"key":{"state":{"$numberInt":"1"}},"name":"state_1","unique":true}',
              );
          }),
        says: /MongoDB failed \(.*duplicate key.*The old data was not changed/s,
      },
    ],
  ])('%s', async (_, { passphrase: made, with: given, spoil, says, args = ['--replace'] }) => {
    const { folder } = await backedUp(made ? { passphrase: made } : {});
    await spoil(folder);
    const target = await filledTarget();
    const settings = { uri: target.uri, ...(given ? { passphrase: given } : {}) };
    await expect(runCommand('restore', [folder, ...args], settings)).rejects.toThrow(says);
    expect(await dump(target.raw)).toEqual(target.before);
  });
});

it('restore --replace leaves nothing of the old data', async () => {
  const { folder } = await backedUp();
  const { uri, raw } = await filledTarget();
  await raw.collection<Row>('restoring.duties').insertOne({ _id: 'of a killed restore' });
  await runCommand('restore', [folder, '--replace'], { uri });
  expect(await raw.collection<Row>('duties').countDocuments()).toBe(2_000);
  expect(await raw.collection<Row>('duties').findOne({ _id: 'kept' })).toBeNull();
  expect(await raw.collection<Row>('letters').countDocuments()).toBe(0);
  expect(Object.keys(await dump(raw)).filter((name) => name.startsWith('restor'))).toEqual([]);
});

it('the app does not start on a half restored database', async () => {
  const { uri, raw } = await rawDatabase();
  await raw.collection<Row>('restoreState').insertOne({ _id: 'swapping' });
  await expect(openDatabase({ mongodbUri: uri, production: false }, new Date())).rejects.toThrow(
    /restore stopped halfway/,
  );
});

it('restore completes a restore that was killed', async () => {
  const { folder } = await backedUp();
  const { uri, raw } = await filledTarget();
  await raw.collection<Row>('restoreState').insertOne({ _id: 'swapping' });
  await raw.collection<Row>('restoring.letters').insertOne({ _id: 'not swapped' });
  await runCommand('restore', [folder, '--replace'], { uri });
  const db = await openDatabase({ mongodbUri: uri, production: true }, new Date());
  await db.close();
  expect(await raw.collection<Row>('duties').countDocuments()).toBe(2_000);
});

describe('the command backup', () => {
  it.each([
    [[], /Usage: npm run backup/],
    [['a', 'b'], /Usage: npm run backup/],
    [['a', '--keep', '0'], /Usage: npm run backup/],
    [['a', '--unknown'], /Usage: npm run backup/],
  ])('answers %j with its usage', async (args, says) => {
    await expect(runCommand('backup', args, { uri: testUri() })).rejects.toThrow(says);
  });

  it('explains why a folder cannot be used', async () => {
    const { uri } = await rawDatabase();
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(runCommand('backup', [file], { uri })).rejects.toThrow(/cannot be used: .*file/);
  });

  it('keeps the newest backups and removes what a killed backup left', async () => {
    const { parent, uri, folder } = await backedUp();
    await runCommand('backup', [parent], { uri, at: new Date('2030-01-01T00:00:00Z') });
    await writeFile(join(parent, 'prasan-20200101T000000Z.partial'), '');
    await writeFile(join(parent, 'notes.txt'), '');
    const at = new Date('2030-01-02T00:00:00Z');
    const said = await runCommand('backup', [parent, '--keep', '2'], { uri, at });
    expect(said).toContain(`removed ${folder.split('/').at(-1)}`);
    expect((await readdir(parent)).toSorted()).toEqual([
      'notes.txt',
      'prasan-20300101T000000Z',
      'prasan-20300102T000000Z',
    ]);
  });
});

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { copyDemo } from '../../support/demo-database.ts';
import { demoPeople } from '#demo/seed/demo.ts';
import { connect } from '#models/mongo/connect.ts';
import { runningApp } from '../../support/running-app.ts';
import { cast } from '../../support/demo-world.ts';
import {
  dump,
  folderIn,
  keepSnapshots,
  rawOf,
  runCommand,
  temporaryFolder,
} from './run-command.ts';

beforeAll(keepSnapshots);

const passphrase = 'รหัสผ่านสำหรับข้อมูลสำรอง';
/** Collections that the app creates again, and that a backup leaves out. */
const own = ['elections', 'migrationLock', 'searchState', 'sessions'];

/** Two hundred photos. The last is longer than one chunk of GridFS and one part of the encryption. */
async function storePhotos(db: Awaited<ReturnType<typeof copyDemo>>['db']) {
  const photos = new Map<string, Buffer>();
  for (let index = 0; index < 200; index += 1) {
    const id = crypto.randomUUID();
    const bytes = randomBytes(index === 199 ? 700_001 : 5_000 + index);
    await db.stores.attachments.writeBytes(id, { size: 'full', bytes });
    photos.set(id, bytes);
  }
  return photos;
}

it('restore brings the demo with 200 photos into an empty database, and the app answers', async () => {
  const folder = await temporaryFolder();
  const { uri, db } = await copyDemo();
  // The state after any start of the app.
  await db.migrations.run(new Date());
  const photos = await storePhotos(db);
  const raw = await rawOf(uri);
  const before = await dump(raw);
  const made = folderIn(await runCommand('backup', [folder], { uri, passphrase }));
  await db.drop();
  expect(await dump(raw)).toEqual({});

  expect(await runCommand('restore', [made], { uri, passphrase })).toMatch(/Restored/);
  const after = await dump(raw);
  const kept = (dumped: typeof before) =>
    Object.fromEntries(Object.entries(dumped).filter(([name]) => !own.includes(name)));
  expect(kept(after)).toEqual(kept(before));
  expect(after['duties']?.length).toBeGreaterThan(100);
  const fresh = await connect(uri);
  for (const [id, bytes] of photos)
    expect((await fresh.stores.attachments.readBytes(id, 'full'))?.equals(bytes)).toBe(true);
  await fresh.close();
  await db.close();

  const running = await runningApp({ stored: { uri, people: demoPeople() } });
  const officer = await running.signIn(running.person(cast.officer));
  expect((await officer.call('duties.mine', {})).duties.length).toBeGreaterThan(0);
});

it('an encrypted backup has no readable name, and no backup has a credential', async () => {
  const folder = await temporaryFolder();
  const { uri, db } = await copyDemo();
  await rawOf(uri);
  const made = folderIn(await runCommand('backup', [folder], { uri, passphrase }));
  const manifest = await readFile(join(made, 'manifest.json'), 'utf8');
  expect(manifest).not.toMatch(/[\u0E00-\u0E7F]/);
  expect(manifest).not.toContain('sessions');
  const persons = await readFile(join(made, 'persons.jsonl.gz.enc'));
  expect(persons.subarray(0, 6).toString()).toBe('PRASAN');
  expect(persons.includes(Buffer.from([0x1f, 0x8b, 0x08]))).toBe(false);
  await db.close();
});

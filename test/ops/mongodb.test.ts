import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '#server/database.ts';
import { startProcess } from '../support/app-process.ts';
import { bareMongod } from '../support/bare-mongod.ts';
import { personOf } from '../support/world.ts';

/**
 * Runs the settings, certificates and set-up of compose.yaml with a local mongod, without a container
 * engine.
 */
const root = join(import.meta.dirname, '..', '..');
const secrets = mkdtempSync(join(tmpdir(), 'prasan-secrets-'));
afterAll(() => rmSync(secrets, { recursive: true, force: true }));

const adminPassword = 'admin-password-of-the-test';
const password = 'app-password-of-the-test';

it('mongod with ops/mongodb/mongod.conf requires TLS and a password, and the app runs with few rights', async () => {
  execFileSync('sh', [join(root, 'ops/mongodb/make-secrets.sh'), secrets]);
  const settings = readFileSync(join(root, 'ops/mongodb/mongod.conf'), 'utf8')
    .replaceAll('/run/prasan', secrets)
    // This machine has one network, so bareMongod sets the address and the port.
    .replace(/bindIpAll: true\n *port: 27017/, 'ipv6: false');
  const config = join(secrets, 'mongod.conf');
  writeFileSync(config, settings);
  const { port } = await bareMongod([`--config=${config}`]);
  const tls = `tls=true&tlsCAFile=${join(secrets, 'ca.pem')}`;
  const setUp = () =>
    startProcess(['mongodb-setup', `localhost:${port}`], {
      MONGODB_SETUP_URI: `mongodb://localhost:${port}/?directConnection=true&${tls}`,
      MONGODB_ADMIN_PASSWORD: adminPassword,
      MONGODB_PASSWORD: password,
    });
  // The second run of the set-up finds everything done.
  for (const start of [setUp, setUp]) {
    const child = start();
    expect([await child.ended, child.lines]).toEqual([0, [expect.stringContaining('are ready')]]);
  }

  const host = `localhost:${port}/prasan?replicaSet=prasan`;
  const reach = async (uri: string) => {
    const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_500 });
    try {
      return await client.db('prasan').collection('duties').countDocuments();
    } finally {
      await client.close();
    }
  };
  await expect(reach(`mongodb://prasan:${password}@${host}`)).rejects.toThrow();
  await expect(reach(`mongodb://${host}&${tls}`)).rejects.toThrow(/requires authentication/);
  await expect(reach(`mongodb://prasan:wrong@${host}&${tls}`)).rejects.toThrow(/Authentication/);

  const uri = `mongodb://prasan:${password}@${host}&${tls}&authSource=prasan`;
  const db = await openDatabase({ mongodbUri: uri, production: true }, new Date());
  await db.stores.persons.insert(personOf('chair'));
  await db.changes({ token: null, collections: ['duties'], limit: 1 });
  expect((await db.health()).replicaSet).toBe('prasan');
  await db.close();
  const folder = join(secrets, 'backups');
  const backup = startProcess(['backup', folder], { MONGODB_URI: uri });
  expect(await backup.ended).toBe(0);
  const made = backup.lines.at(-1)?.split(': ').at(-1) ?? '';
  const restore = startProcess(['restore', made, '--replace'], { MONGODB_URI: uri });
  expect([await restore.ended, restore.lines.join('\n')]).toEqual([
    0,
    expect.stringContaining('Restored'),
  ]);

  const limited = new mongoose.mongo.MongoClient(uri);
  await expect(limited.db('admin').command({ usersInfo: 1 })).rejects.toThrow(/not authorized/);
  await expect(limited.db('other').collection('x').findOne({})).rejects.toThrow(/not authorized/);
  await limited.close();
});

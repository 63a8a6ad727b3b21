import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { replicaSetName } from '#demo/mongod/replica-set.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { startProcess } from '../support/app-process.ts';
import { testUri } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

async function run(args: readonly string[], settings: Record<string, string>) {
  const unused = `http://127.0.0.1:${await freePort()}`;
  const child = startProcess(args, {
    PUBLIC_URL: 'http://localhost:3000',
    LINE_CHANNEL_ID: '1',
    LINE_CHANNEL_SECRET: 'x',
    LINE_LOGIN_CHANNEL_ID: '2',
    LIFF_ID: '2-x',
    LINE_API_ORIGIN: unused,
    LINE_DATA_API_ORIGIN: unused,
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...settings,
  });
  const code = await child.ended;
  return { code, lines: child.lines, text: child.lines.join('\n') };
}

test('doctor warns about an empty database and reports an address without https as a fault', async () => {
  const { text } = await run(['doctor'], { MONGODB_URI: testUri() });
  expect(text).toMatch(/WARN {2}data: no duties yet; run npm run seed/);
  expect(text).toMatch(/FAIL {2}public address: http:/);
  expect(text).toMatch(/ok {4}audit chain: 0 rows/);
  expect(text).not.toMatch(/ok {4}(data|public address)/);
});

test('doctor names the first audit row that was changed after it was written', async () => {
  const uri = testUri();
  const db = await connect(uri);
  const facts = { by: null, role: null, action: 'invite.create', subject: 'invite:57', note: null };
  const place = { areaCode: '57', channel: 'shell' } as const;
  const rows = Array.from({ length: 3 }, (_, index) => {
    const at = new Date(Date.UTC(2024, 11, 18, 2, index));
    return { ...facts, ...place, id: randomUUID(), at };
  });
  await db.stores.audit.insertMissing(rows);
  const before = await run(['doctor'], { MONGODB_URI: uri });
  expect(before.text).toMatch(/WARN {2}audit chain: rows since 2024-12-18T02:00/);
  await sealAudit(db);
  const raw = await mongoose.createConnection(uri).asPromise();
  const changed = rows[1]?.id ?? '';
  await raw
    .collection<{ _id: string }>('audit')
    .updateOne({ _id: changed }, { $set: { subject: 'invite:58' } });
  const after = await run(['doctor'], { MONGODB_URI: uri });
  expect(after.text).toContain(
    `FAIL  audit chain: row 2 (${changed}) was changed after it was written`,
  );
  await raw.close();
  await db.drop();
  await db.close();
});

test('doctor asks for a handling process when events wait longer than a minute', async () => {
  const uri = testUri();
  const db = await connect(uri);
  const waiting = (id: string, at: Date) => {
    const times = { receivedAt: at, happenedAt: at };
    return { id, source: 'U1', json: '{}', ...times, place: 0, attempts: 0 };
  };
  await db.stores.inbox.keep([waiting('new', new Date())]);
  const before = await run(['doctor'], { MONGODB_URI: uri });
  expect(before.text).toContain('ok    waiting events: none');
  await db.stores.inbox.keep([waiting('old', new Date('2024-12-18T02:00:00Z'))]);
  const after = await run(['doctor'], { MONGODB_URI: uri });
  expect(after.text).toMatch(/WARN {2}waiting events: 1 have waited.*RUN=handle/);
  await db.drop();
  await db.close();
});

test('admin-invite explains that the province is missing from the database', async () => {
  const uri = testUri();
  expect(await run(['admin-invite', '57'], { MONGODB_URI: uri })).toMatchObject({
    code: 1,
    lines: ['There is no province yet. Run first: npm run seed -- letter'],
  });
  expect((await run(['seed', 'letter'], { MONGODB_URI: uri })).code).toBe(0);
  const { code, lines } = await run(['admin-invite', '99'], { MONGODB_URI: uri });
  expect([code, lines]).toEqual([
    1,
    [expect.stringMatching(/^There is no province 99\. Known: 57/)],
  ]);
  expect((await run(['admin-invite', '57'], { MONGODB_URI: uri })).code).toBe(0);
  const db = await connect(uri);
  expect(await db.stores.invites.count({})).toBe(1);
  await db.drop();
  await db.close();
});

test('doctor and line-setup name each service they cannot reach once, and where to look', async () => {
  const closed = `mongodb://127.0.0.1:${await freePort()}/none`;
  const { code, lines } = await run(['doctor'], { MONGODB_URI: closed });
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^FAIL {2}MongoDB: Cannot reach MongoDB \(.*MONGODB_URI right\?$/),
    expect.stringMatching(/^ {6}ติดต่อ MongoDB ไม่ได้/),
    expect.stringMatching(/^FAIL {2}public address/),
    expect.stringMatching(/^ {6}.*ไม่ใช่ https/),
    expect.stringMatching(/^FAIL {2}LINE account: Cannot reach LINE \(.*LINE_API_ORIGIN right\?$/),
    expect.stringMatching(/^ {6}ติดต่อ LINE ไม่ได้/),
    expect.stringMatching(/^ok {4}LIFF app: ids agree/),
  ]);
  const setup = await run(['line-setup'], { MONGODB_URI: closed });
  expect([setup.code, setup.lines]).toEqual([1, [expect.stringMatching(/^Cannot reach LINE/)]]);
});

test('a start without MongoDB prints one line and ends with code 1', async () => {
  const { code, lines } = await run([], {
    MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/none`,
  });
  expect([code, lines]).toEqual([1, [expect.stringMatching(/^Cannot reach MongoDB/)]]);
});

test('the command job deliver prints a line about its run', async () => {
  const workday = { CLOCK_START: '2024-12-18T10:00:00+07:00' };
  const { code, text } = await run(['job', 'deliver'], { MONGODB_URI: testUri(), ...workday });
  expect(code).toBe(0);
  expect(text).toMatch(/^deliver: nothing to do$/m);
});

test('every configuration file names the same replica set', () => {
  const names = ['compose.yaml', '.env.example', 'README.md']
    .flatMap((name) => [...read(name).matchAll(/replicaSet=([\w-]+)/g)])
    .map(([, name]) => name);
  expect(new Set(names)).toEqual(new Set([replicaSetName]));
});

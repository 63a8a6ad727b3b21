import { beforeAll, describe, expect, it, vi } from 'vitest';
import { migrate } from '#commands/migrate.ts';
import { demoPeople } from '#demo/seed/demo.ts';
import { connect } from '#models/mongo/connect.ts';
import { knownMigrations } from '#models/migrations/migrate.ts';
import { ConfigError } from '#server/config.ts';
import { openDatabase } from '#server/database.ts';
import { cast } from '../../support/demo-world.ts';
import { runningApp } from '../../support/running-app.ts';
import { dump, folderIn, rawDatabase, runCommand, temporaryFolder } from '../backup/run-command.ts';
import { fillAsLeft, openOldVersion } from './old-version.ts';
import type { OldDocument, OldVersion } from './old-version.ts';

/** The data a province must still have after an upgrade: the ledger with every date, state and report. */
const ledger = {
  duties: ['_id', 'state', 'dueOn', 'centre', 'areaCode', 'round', 'submission', 'version'],
  submissions: ['_id', 'answers', 'duty', 'revision'],
  drafts: ['_id', 'answers'],
  comments: ['_id', 'duty', 'path', 'text'],
  members: ['_id', 'centre', 'position', 'first', 'last', 'since', 'until'],
  orders: ['_id', 'centre', 'number', 'date', 'termTo'],
  persons: ['_id', 'lineUserId', 'name', 'grants'],
  deliveries: ['_id', 'person', 'notice'],
} as const;

type Ledger = Record<string, string[]>;

function ledgerRows(rows: readonly OldDocument[], fields: readonly string[]): string[] {
  return rows.map((row) => JSON.stringify(fields.map((field) => row[field] ?? null))).toSorted();
}

async function ledgerOf(documents: (name: string) => Promise<OldDocument[]>): Promise<Ledger> {
  const entries = Object.entries(ledger).map(
    async ([name, fields]) => [name, ledgerRows(await documents(name), fields)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

const now = new Date('2024-12-18T09:00:00+07:00');

async function runMigrate(uri: string): Promise<string> {
  vi.stubEnv('MONGODB_URI', uri);
  const lines: string[] = [];
  try {
    await migrate({ arguments: [], wallClock: () => now, print: (line) => lines.push(line) });
  } finally {
    vi.unstubAllEnvs();
  }
  return lines.join('\n');
}

describe.each(['data-of-2026-11-26'])('an upgrade from %s', (name) => {
  let old: OldVersion;
  beforeAll(async () => {
    old = await openOldVersion(name);
  });

  async function installed() {
    const { uri } = await rawDatabase();
    return { uri, raw: await fillAsLeft(uri, old) };
  }

  it('is refused in production until the data is migrated, and names what is pending', async () => {
    const { uri } = await installed();
    const start = () => openDatabase({ mongodbUri: uri, production: true }, now);
    const refusal = await start().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    const pending = knownMigrations.filter((id) => !old.migrations.includes(id));
    expect(pending.length).toBeGreaterThan(0);
    for (const id of pending) expect(String(refusal)).toContain(id);
    await runMigrate(uri);
    await (await start()).close();
  });

  it('keeps every duty, report, draft, member and message', async () => {
    const { uri, raw } = await installed();
    const folder = await temporaryFolder();
    const backup = folderIn(await runCommand('backup', [folder], { uri, at: now }));
    expect(await runMigrate(uri)).toContain('0009-audit-chain');
    const read = (collection: string) => raw.collection(collection).find().toArray();
    const before = await ledgerOf(old.documents);
    const demanded = (await old.documents('duties')).filter(({ extra }) => extra === false);
    expect(demanded).toHaveLength(1_335);
    expect(before['submissions']?.length).toBeGreaterThan(100);
    expect(await ledgerOf(read)).toEqual(before);

    const migrated = await dump(raw);
    expect(await runMigrate(uri)).not.toContain('changed');
    expect(await dump(raw)).toEqual(migrated);

    const { uri: restored, raw: rawRestored } = await rawDatabase();
    await runCommand('restore', [backup], { uri: restored, at: now });
    const readRestored = (collection: string) =>
      rawRestored.collection(collection).find().toArray();
    expect(await ledgerOf(readRestored)).toEqual(before);
  });

  it('lets people continue where they stopped', async () => {
    const { uri } = await installed();
    await runMigrate(uri);
    const running = await runningApp({ stored: { uri, people: demoPeople() } });
    const officer = running.person(cast.officer);
    const before = await old.documents('drafts');
    const phone = await running.signIn(officer);
    const { duties } = await phone.call('duties.mine', {});
    const begun = duties.find(({ id }) => before.some(({ _id }) => _id === id));
    const form = await phone.call('form.open', { id: begun?.id ?? '' });
    expect(form.draft?.answers).toEqual(before.find(({ _id }) => _id === begun?.id)?.['answers']);

    const heard = () => running.simulator.accountMessages(officer.lineUserId);
    await running.settle();
    // The morning message that the older version had planned.
    expect(heard()).toHaveLength(1);
    running.simulator.people.say({ lineUserId: officer.lineUserId }, 'สถานะ');
    await running.settle();
    expect(heard()).toHaveLength(2);
    expect(running.complaints).toEqual([]);
  });

  it('restores its backup directly into an empty database of this version', async () => {
    const { uri, raw } = await rawDatabase();
    expect(await runCommand('restore', [old.folder], { uri, at: now })).toMatch(/Restored/);
    const read = (collection: string) => raw.collection(collection).find().toArray();
    expect(await ledgerOf(read)).toEqual(await ledgerOf(old.documents));
    const db = await connect(uri);
    expect(await db.migrations.pending()).toEqual([]);
    expect(await db.missingIndexes()).toEqual([]);
    await db.close();
  });
});

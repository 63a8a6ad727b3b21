import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { testUri } from '../../support/database.ts';
import { fill } from '../../support/world.ts';
import { namesOf, startInstallation } from './installation.ts';

const { running, raw, look } = await startInstallation();
const rows = (name: string) => raw.collection<{ _id: string }>(name);

describe('the doctor finds each fault of the database', () => {
  const old = new Date('2024-12-18T02:00:00Z');

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'half-restored',
      () => rows('restoreState').insertOne({ _id: 'swapping' }),
      () => rows('restoreState').deleteMany({}),
    ],
    [
      'migrations-pending',
      () => rows('migrations').deleteOne({ _id: '0010-sending-order' }),
      () => running.db.migrations.run(new Date()),
    ],
    [
      'indexes-missing',
      () => raw.collection('duties').dropIndexes(),
      () => running.db.ensureIndexes(),
    ],
    [
      'no-administrator',
      () =>
        raw
          .collection('persons')
          .updateMany({ 'grants.role': 'admin' }, { $set: { 'grants.0.role': 'viewer' } }),
      () =>
        raw
          .collection('persons')
          .updateMany({ 'grants.role': 'viewer' }, { $set: { 'grants.0.role': 'admin' } }),
    ],
    [
      'parked',
      () =>
        raw.collection('inbox').insertOne({
          state: 'parked',
          source: 'U2',
          json: '{}',
          receivedAt: old,
          happenedAt: old,
          place: 0,
          attempts: 3,
          reason: 'hung',
        }),
      () => raw.collection('inbox').deleteMany({}),
    ],
    [
      'audit-unsealed',
      () => running.db.stores.audit.insert(auditRow(old)),
      () => running.app.scheduler.runNow('seal-audit'),
    ],
    [
      'jobs-idle',
      () => raw.collection('runs').updateMany({}, { $set: { finishedAt: old } }),
      () => raw.collection('runs').updateMany({}, { $set: { finishedAt: new Date() } }),
    ],
  ])('%s', async (name, seed, mend) => {
    await seed();
    const found = namesOf(await look());
    await mend();
    expect(found).toEqual([name]);
  });

  it('audit-broken', async () => {
    const row = auditRow(new Date());
    await running.db.stores.audit.insert(row);
    await running.app.scheduler.runNow('seal-audit');
    await rows('audit').updateOne({ _id: row.id }, { $set: { subject: 'invite:58' } });
    const found = namesOf(await look());
    await rows('audit').updateOne({ _id: row.id }, { $set: { subject: row.subject } });
    expect(found).toEqual(['audit-broken']);
  });

  it('events-waiting: no process handles the waiting events', async () => {
    const uri = testUri();
    const db = await connect(uri);
    await fill(db);
    const times = { receivedAt: old, happenedAt: old };
    await db.stores.inbox.keep([
      { id: 'old', source: 'U1', json: '{}', ...times, place: 0, attempts: 0 },
    ]);
    await db.migrations.run(new Date());
    const found = namesOf(await look({ env: { MONGODB_URI: uri } }));
    await db.drop();
    await db.close();
    expect(found).toEqual(['events-waiting']);
  });

  it('no-duties', async () => {
    const empty = new URL(running.mongodbUri);
    empty.pathname = `/test-${randomUUID()}`;
    expect(namesOf(await look({ env: { MONGODB_URI: empty.href } }))).toEqual(['no-duties']);
  });

  function auditRow(at: Date) {
    const facts = {
      by: null,
      role: null,
      action: 'invite.create',
      subject: 'invite:57',
      note: null,
    };
    return { ...facts, id: randomUUID(), at, areaCode: '57', channel: 'shell' } as const;
  }
});

import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import * as z from 'zod/mini';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import type { AuditRow } from '#models/audit.ts';
import { limits } from '#domain/limits.ts';
import { checkChain } from '#use-cases/audit/check-chain.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { testUri } from '#test/support/database.ts';
import { now } from '#test/support/world.ts';

const uri = testUri();
const db = await connect(uri);
const raw = await mongoose.createConnection(uri).asPromise();
const rows = raw.collection<{ _id: string }>('audit');
const { audit } = db.stores;

afterAll(async () => {
  await db.drop();
  await db.close();
  await raw.close();
});
beforeEach(async () => {
  await db.drop();
  await db.ensureIndexes();
});

function auditRow(change: Partial<AuditRow> = {}): AuditRow {
  return {
    id: randomUUID(),
    at: now,
    by: 'head',
    role: 'districtHead',
    action: 'duty.return',
    subject: 'duty-1',
    areaCode: '5704',
    channel: 'app',
    note: 'รูปไม่ชัด',
    before: { dueOn: '2024-12-25', at: now },
    after: ['b', { z: 1, a: undefined }],
    ...change,
  };
}

async function write(count: number): Promise<AuditRow[]> {
  const written = Array.from({ length: count }, (_, index) =>
    auditRow({ at: new Date(now.getTime() + index) }),
  );
  await audit.insertMissing(written);
  return written;
}

describe('sealing audit rows', () => {
  it('numbers rows in the order of their time, over several batches and runs', async () => {
    const many = limits.audit.sealRows + 3;
    const first = await write(many);
    expect((await sealAudit(db)).sealed).toBe(many);
    const [late] = await write(1);
    expect(await sealAudit(db)).toMatchObject({ sealed: 1, sequence: many + 1 });
    const sealed = await audit.sealedAfter(0, many + 1);
    expect(sealed.map((row) => row.seal.sequence)).toEqual(sealed.map((_, index) => index + 1));
    expect(sealed.map((row) => row.id)).toEqual(
      [...first, ...(late ? [late] : [])].map((row) => row.id),
    );
    expect(await checkChain(db)).toMatchObject({ rows: many + 1, erased: 0, fault: null });
  });

  it('gives each row one number when three processes seal at once', async () => {
    await write(40);
    const other = await connect(uri);
    await Promise.all([sealAudit(db), sealAudit(other), sealAudit(db)]);
    await other.close();
    expect(await checkChain(db)).toMatchObject({ rows: 40, fault: null });
  });

  it('does not delay a change that is written while a sealer holds the chain', async () => {
    await write(3);
    await audit.openChain();
    const other = await connect(uri);
    await other.transaction(async () => {
      await other.stores.audit.recordCheck({ at: now, rows: 0, brokenAt: null });
      await db.transaction(() => audit.insert(auditRow()));
    });
    await other.close();
    expect(await audit.count({})).toBe(4);
  });
});

describe('checking the audit chain', () => {
  const second = async (): Promise<{ _id: string }> => {
    const [row] = await audit.sealedAfter(1, 1);
    if (!row) throw new Error('no second row');
    return { _id: row.id };
  };

  it.each([
    ['a changed actor', { $set: { by: 'somebody' } }, 'row'],
    ['a changed time', { $set: { at: new Date(0) } }, 'row'],
    ['a changed reason', { $set: { note: 'รูปชัด' } }, 'text'],
    ['a changed value before', { $set: { 'before.dueOn': '2024-12-26' } }, 'text'],
    ['text removed without the mark', { $set: { note: null, 'seal.salt': null } }, 'text'],
    ['a changed commitment', { $set: { 'seal.commitment': 'x' } }, 'row'],
  ])('finds %s and names its row', async (_, change, what) => {
    await write(4);
    await sealAudit(db);
    const { _id } = await second();
    await rows.updateOne({ _id }, change);
    expect(await checkChain(db)).toMatchObject({ rows: 1, fault: { sequence: 2, id: _id, what } });
  });

  it.each([
    ['zero', 0],
    ['negative', -3],
    ['a text', '5'],
    ['not a number', Number.NaN],
  ])('finds a row whose number is %s', async (_, sequence) => {
    await write(3);
    await sealAudit(db);
    const { _id } = await second();
    const copy = { ...(await rows.findOne({ _id })), _id: randomUUID() };
    const { seal } = z.parse(z.object({ seal: z.record(z.string(), z.unknown()) }), copy);
    const misnumbered = { ...copy, seal: { ...seal, sequence } };
    await rows.insertOne(misnumbered);
    expect((await checkChain(db)).fault).toMatchObject({ id: copy._id, what: 'number' });
  });

  it('finds a stored end with another hash, and rows after the stored end', async () => {
    await write(4);
    await sealAudit(db);
    const ends = raw.collection<{ _id: string }>('auditChain');
    const earlier = (await audit.sealedAfter(2, 1))[0]?.seal;
    await ends.updateOne({ _id: 'chain' }, { $set: { hash: 'f'.repeat(64) } });
    expect((await checkChain(db)).fault).toEqual({ sequence: 4, id: null, what: 'chain' });
    const end = { sequence: 3, hash: earlier?.hash };
    await ends.updateOne({ _id: 'chain' }, { $set: end });
    expect((await checkChain(db)).fault).toEqual({ sequence: 4, id: null, what: 'chain' });
  });

  it('finds a removed row, even the newest one', async () => {
    await write(4);
    await sealAudit(db);
    const newest = (await audit.sealedAfter(3, 1))[0]?.id ?? '';
    await rows.deleteOne({ _id: newest });
    expect((await checkChain(db)).fault).toEqual({ sequence: 4, id: null, what: 'end' });
    await rows.deleteOne(await second());
    expect((await checkChain(db)).fault).toMatchObject({ sequence: 2, what: 'number' });
  });

  it('stays valid after the personal text of rows was erased, before and after sealing', async () => {
    const [first, other] = await write(2);
    await sealAudit(db);
    const open = auditRow();
    await audit.insert(open);
    const ids = [first?.id ?? '', open.id];
    expect(await audit.eraseText(ids, now)).toBe(2);
    expect(await audit.eraseText(ids, now)).toBe(0);
    await sealAudit(db);
    await audit.insert(auditRow({ action: 'person.erase', subject: 'chair' }));
    expect(await checkChain(db)).toMatchObject({ rows: 3, erased: 1, fault: null });
    const stored = await audit.ofSubject('duty-1');
    const kept = stored.filter((row) => row.note !== null || 'before' in row || 'after' in row);
    expect(kept.map((row) => row.id)).toEqual([other?.id]);
    expect(stored.filter((row) => row.seal?.salt === null).map((row) => row.id)).toEqual([
      first?.id,
    ]);
  });

  it('stays valid after an erasure changed the text of a row, and only with an audit row of the erasure', async () => {
    const [row] = await write(2);
    await sealAudit(db);
    const id = row?.id ?? '';
    await rows.updateOne({ _id: id }, { $set: { note: 'รูปของ (ลบชื่อแล้ว) ไม่ชัด' } });
    expect((await checkChain(db)).fault).toMatchObject({ id, what: 'text' });
    expect(await audit.markErased([id], now)).toBe(1);
    // The mark alone is not accepted, because a person with access to the database could set it.
    expect((await checkChain(db)).fault).toMatchObject({ id, what: 'erased' });
    await audit.insert(auditRow({ action: 'person.expire', subject: 'chair' }));
    expect(await checkChain(db)).toMatchObject({ rows: 2, erased: 1, fault: null });
    expect((await audit.ofSubject('duty-1'))[0]?.note).toContain('ลบชื่อแล้ว');
  });
});

import { optionalAreaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { roleSchema } from '#domain/permissions.ts';
import { emptyChain } from './audit-seal.ts';
import type { ChainEnd, Seal } from './audit-seal.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

export const channelSchema = z.enum(['chat', 'app', 'job', 'shell']);

/** Its place in the hash chain (audit-seal.ts). Missing until the row is sealed. */
const sealSchema = z.object({
  sequence: z.int(),
  hash: z.string(),
  commitment: z.string(),
  salt: z.nullable(z.string()),
});

/** Append-only record of who did what to what, when, through which channel and why. */
export const auditRowSchema = z.object({
  id: z.uuid(),
  at: z.date(),
  by: z.nullable(z.string()),
  role: z.nullable(roleSchema),
  action: z.string(),
  subject: z.string(),
  areaCode: optionalAreaCodeSchema,
  channel: channelSchema,
  note: z.nullable(z.string()),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  seal: z.optional(sealSchema),
  /** When personal text (note, before, after) was erased completely or in part. */
  erasedAt: z.optional(z.date()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
export type SealedRow = AuditRow & { seal: Seal };

/** The end of the hash chain, and the result of the newest complete check. There is one such document. */
const chainSchema = z.object({
  id: z.literal('chain'),
  sequence: z.int(),
  hash: z.string(),
  check: z.nullable(
    z.object({
      at: z.date(),
      /** How many rows were checked. */
      rows: z.int(),
      /** The number of the first row that was changed; null if no row was. */
      brokenAt: z.nullable(z.int()),
    }),
  ),
});
export type Chain = z.infer<typeof chainSchema>;

const newChain: Chain = { id: 'chain', ...emptyChain, check: null };

export function createAuditStore(connection: Connection) {
  const audit = createCollection(connection, {
    name: 'audit',
    shape: auditRowSchema,
    indexes: [
      { keys: { subject: 1, at: 1, _id: 1 } },
      { keys: { at: 1, _id: 1, areaCode: 1, action: 1 } },
      { keys: { by: 1, at: 1, _id: 1 } },
      { keys: { action: 1, at: -1 } },
      { keys: { 'seal.sequence': 1, at: 1, _id: 1 } },
    ],
  });
  const chain = createCollection(connection, { name: 'auditChain', shape: chainSchema });
  return {
    insert: audit.insert,
    insertMissing: audit.insertMissing,
    ofSubject: (subject: string) => audit.find({ subject }, { sort: { at: 1, _id: 1 } }),
    /** True when a holiday was added or removed since this time. */
    changedHolidays: async (since: Date): Promise<boolean> =>
      (await audit.one({
        action: trusted({ $in: ['holiday.added', 'holiday.removed'] }),
        at: trusted({ $gte: since }),
      })) !== null,
    newestOfSubject: (subject: string, limit: number) =>
      audit.find({ subject }, { sort: { at: -1, _id: -1 }, limit }),
    newestOfSubjects: (subjects: readonly string[], limit: number) =>
      audit.find({ subject: trusted({ $in: subjects }) }, { sort: { at: -1, _id: -1 }, limit }),
    /** What a person did, newest first. */
    byPerson: (by: string, limit: number) => audit.find({ by }, { sort: { at: -1 }, limit }),
    /** Rows with one of these actions since this time, newest first. */
    withActions: (actions: readonly string[], since: Date) =>
      audit.find(
        { action: trusted({ $in: actions }), at: trusted({ $gte: since }) },
        { sort: { at: -1 }, limit: 1_000 },
      ),
    count: audit.count,
    /** Rows of an area after a cursor, newest first. */
    page: (wanted: AuditFilter, limit: number) =>
      audit.find(pageFilter(wanted), { sort: { at: -1, _id: -1 }, limit }),
    ...sealing({ audit, chain }),
    ensureIndexes: async () => {
      await audit.ensureIndexes();
      await chain.ensureIndexes();
    },
  };
}

/** Which rows to read. A missing field matches any value. */
export interface AuditFilter {
  within: AreaCode;
  by?: string | undefined;
  actions?: readonly string[] | undefined;
  channel?: AuditRow['channel'] | undefined;
  /** Rows written by one of these people, or about one of them. */
  people?: readonly string[] | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  /** Rows older than this one. */
  after?: { at: Date; id: string } | undefined;
}

function pageFilter(wanted: AuditFilter): Filter {
  const { within, by, actions, channel, people, from, until, after } = wanted;
  const newest = after && (!until || after.at < until) ? { $lte: after.at } : null;
  const range = {
    ...(from ? { $gte: from } : {}),
    ...(newest ?? (until ? { $lt: until } : {})),
  };
  const both: Filter[] = [];
  if (people) {
    const among = trusted({ $in: people });
    both.push({ $or: [{ by: among }, { subject: among }] });
  }
  if (after)
    both.push({
      $or: [{ at: trusted({ $lt: after.at }) }, { at: after.at, _id: trusted({ $lt: after.id }) }],
    });
  return {
    areaCode: areaPrefix(within),
    ...(by === undefined ? {} : { by }),
    ...(actions ? { action: trusted({ $in: actions }) } : {}),
    ...(channel ? { channel } : {}),
    ...(Object.keys(range).length > 0 ? { at: trusted(range) } : {}),
    ...(both.length > 0 ? { $and: both } : {}),
  };
}

interface Parts {
  audit: Collection<AuditRow>;
  chain: Collection<Chain>;
}

function sealing({ audit, chain }: Parts) {
  return {
    /** The end of the chain so far. The first call creates its document outside a transaction. */
    openChain: async (): Promise<Chain> => {
      const found = await chain.get('chain');
      if (found) return found;
      await chain.insertMissing([newChain]);
      return newChain;
    },
    readChain: async (): Promise<Chain> => (await chain.get('chain')) ?? newChain,
    /** The oldest rows that are not sealed. */
    unsealed: (limit: number) =>
      audit.find({ 'seal.sequence': null }, { sort: { at: 1, _id: 1 }, limit }),
    /**
     * Stores seals and moves the end of the chain. If two processes do this at once, they conflict
     * and one of them repeats.
     */
    writeSeals: async (
      sealed: readonly { row: AuditRow; seal: Seal }[],
      ends: { from: ChainEnd; to: ChainEnd },
    ): Promise<void> => {
      const from = { id: 'chain', sequence: ends.from.sequence };
      const { sequence, hash } = ends.to;
      const moved = await chain.update(from, { $set: { sequence, hash } });
      const written = await audit.setAll(
        sealed.map(({ row, seal }) => ({
          filter: { id: row.id, 'seal.sequence': null },
          fields: { seal },
        })),
      );
      if (!moved || written !== sealed.length) throw new Error('the audit chain moved on');
    },
    /** Sealed rows after a sequence number, in order. */
    sealedAfter: async (sequence: number, limit: number): Promise<SealedRow[]> => {
      const rows = await audit.find(
        { 'seal.sequence': trusted({ $gt: sequence }) },
        { sort: { 'seal.sequence': 1 }, limit },
      );
      return rows.filter(isSealed);
    },
    /**
     * The times at which people's data was erased. Rows whose text was removed at another time were
     * tampered with.
     */
    erasureTimes: async (): Promise<ReadonlySet<number>> => {
      const among = trusted({ $in: ['person.erase', 'person.expire'] });
      const erasures = await audit.pick({ action: among }, ['at']);
      return new Set(erasures.map(({ at }) => at.getTime()));
    },
    /**
     * The id of a row that `sealedAfter` skips, because its sequence number is not a number or is
     * below 1; else null.
     */
    misnumbered: async (): Promise<string | null> => {
      const isNoNumber = { 'seal.sequence': trusted({ $exists: true, $not: { $type: 'number' } }) };
      const isBelowOne = { 'seal.sequence': trusted({ $not: { $gte: 1 }, $type: 'number' }) };
      const [row] = await audit.pick({ $or: [isNoNumber, isBelowOne] }, ['at']);
      return row?.id ?? null;
    },
    recordCheck: async (check: NonNullable<Chain['check']>): Promise<void> => {
      await chain.update({ id: 'chain' }, { $set: { check } });
    },
    /**
     * Marks rows whose personal text was rewritten without a person's name or number. The chain stays
     * valid, because it contains only a commitment to the text. Rows that are not sealed yet are
     * sealed later with the new text.
     */
    markErased: (ids: readonly string[], at: Date): Promise<number> =>
      markErased(audit, { ids, at }),
    /** Erases the personal text of rows. Returns how many rows had text. */
    eraseText: async (ids: readonly string[], at: Date): Promise<number> => {
      const sealed = await markErased(audit, { ids, at });
      const among = { id: trusted({ $in: ids }) };
      const gone = { $unset: { before: 1, after: 1 }, $set: { note: null, erasedAt: at } };
      const open = await audit.updateMany(
        { ...among, 'seal.sequence': null, erasedAt: null },
        gone,
      );
      await audit.updateMany({ ...among, erasedAt: at }, gone);
      return sealed + open;
    },
  };
}

function markErased(
  audit: Collection<AuditRow>,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<number> {
  return audit.updateMany(
    { id: trusted({ $in: ids }), erasedAt: null, 'seal.sequence': trusted({ $gt: 0 }) },
    { $set: { erasedAt: at, 'seal.salt': null } },
  );
}

function isSealed(row: AuditRow): row is SealedRow {
  return row.seal !== undefined;
}

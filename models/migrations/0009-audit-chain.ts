import type mongoose from 'mongoose';
import { emptyChain, sealAll } from '../audit-seal.ts';
import type { Db, Migration, MigrationDocument } from './migration.ts';

const atOnce = 500;

/** Numbers all earlier audit rows and adds them to the hash chain, oldest first. */
export const auditChain: Migration = {
  id: '0009-audit-chain',
  run: async (db) => {
    let changed = 0;
    for (;;) {
      const sealed = await db.client.withSession((session) =>
        session.withTransaction(() => sealBatch(db, session)),
      );
      changed += sealed;
      if (sealed < atOnce) return changed;
    }
  },
};

interface ChainDocument {
  _id: string;
  sequence: number;
  hash: string;
  check: null;
}

/**
 * If two processes do this at once, they conflict on the end of the chain, and one of them repeats
 * its batch.
 */
async function sealBatch(db: Db, session: mongoose.mongo.ClientSession): Promise<number> {
  const rows = db.collection<MigrationDocument>('audit');
  const chain = db.collection<ChainDocument>('auditChain');
  const found = await rows
    .find({ seal: { $exists: false } }, { session })
    .sort({ at: 1, _id: 1 })
    .limit(atOnce)
    .toArray();
  if (found.length === 0) return 0;
  const begin = (await chain.findOne({ _id: 'chain' }, { session })) ?? emptyChain;
  const { sealed, end } = sealAll(
    found.map((row) => ({ ...row, id: row._id })),
    begin,
  );
  await chain.updateOne(
    { _id: 'chain' },
    { $set: end, $setOnInsert: { check: null } },
    { session, upsert: true },
  );
  await rows.bulkWrite(
    sealed.map(({ row, seal }) => ({
      updateOne: { filter: { _id: row.id }, update: { $set: { seal } } },
    })),
    { session },
  );
  return found.length;
}

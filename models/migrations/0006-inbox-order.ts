import { dropIndexes } from './migration.ts';
import type { Migration } from './migration.ts';

/** Adds the position in the body, which orders events of one millisecond, and parks failed events. */
export const inboxOrder: Migration = {
  id: '0006-inbox-order',
  run: async (db) => {
    const old = 'state,source,happenedAt';
    await dropIndexes(db, 'inbox', ({ key }) => Object.keys(key).join() === old);
    const events = db.collection('inbox');
    const placed = await events.updateMany({ place: { $exists: false } }, { $set: { place: 0 } });
    const parked = await events.updateMany(
      { state: 'failed' },
      { $set: { state: 'parked' }, $unset: { doneAt: '' } },
    );
    return placed.modifiedCount + parked.modifiedCount;
  },
};

import type { Migration } from './migration.ts';

/**
 * Adds the time of the last change to everything that the open data shows. Existing documents get the
 * present time.
 */
export const changedAt: Migration = {
  id: '0011-changed-at',
  run: async (db) => {
    let changed = 0;
    for (const name of ['duties', 'submissions', 'members', 'centres']) {
      const rows = db.collection(name);
      const unknown = { updatedAt: { $exists: false } };
      const { modifiedCount } = await rows.updateMany(unknown, [{ $set: { updatedAt: '$$NOW' } }]);
      changed += modifiedCount;
    }
    return changed;
  },
};

import type { Migration } from './migration.ts';

/** Gives what the open data shows the time of its last change; what exists already changed now. */
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

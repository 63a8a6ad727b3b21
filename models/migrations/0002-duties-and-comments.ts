import { updateInBatches } from './migration.ts';
import type { Migration } from './migration.ts';

/** Adds `extra`, `archived` and `judgedDueOn` to duties, and replies to comments. */
export const dutiesAndComments: Migration = {
  id: '0002-duties-and-comments',
  run: async (db) => {
    const duties = await updateInBatches(db, {
      collection: 'duties',
      where: { extra: { $exists: false } },
      change: ({ reachedProvinceAt, dueOn }) => ({
        set: { extra: false, archived: false, judgedDueOn: reachedProvinceAt ? dueOn : null },
      }),
    });
    const comments = await updateInBatches(db, {
      collection: 'comments',
      where: { replies: { $exists: false } },
      change: () => ({ set: { replies: [] } }),
    });
    return duties + comments;
  },
};

import { updateInBatches } from './migration.ts';
import type { Migration } from './migration.ts';

/** Every holiday known so far counts in the whole country. Until now its id was its day. */
export const holidaysByArea: Migration = {
  id: '0013-holidays-by-area',
  run: (db) =>
    updateInBatches(db, {
      collection: 'holidays',
      where: { on: { $exists: false } },
      change: ({ _id }) => ({ set: { on: _id, areaCode: null } }),
    }),
};

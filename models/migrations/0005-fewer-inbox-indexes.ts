import { dropIndexes } from './migration.ts';
import type { Migration } from './migration.ts';

/** Drops unused inbox indexes, because every acknowledgement to LINE waits for all indexes. */
export const fewerInboxIndexes: Migration = {
  id: '0005-fewer-inbox-indexes',
  run: async (db) => {
    const gone = new Set(['state,notBefore', 'source', 'doneAt']);
    // The index on doneAt is created again, for rows that have a value only.
    await dropIndexes(
      db,
      'inbox',
      ({ key, sparse }) => !sparse && gone.has(Object.keys(key).join()),
    );
    return 0;
  },
};

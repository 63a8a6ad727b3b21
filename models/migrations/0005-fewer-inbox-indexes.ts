import { dropIndexes } from './migration.ts';
import type { Migration } from './migration.ts';

/** Every acknowledgement to LINE waits for the indexes of the inbox; those nobody needs are gone. */
export const fewerInboxIndexes: Migration = {
  id: '0005-fewer-inbox-indexes',
  run: async (db) => {
    const gone = new Set(['state,notBefore', 'source', 'doneAt']);
    // The one by doneAt comes back with the others, without the rows that have none.
    await dropIndexes(
      db,
      'inbox',
      ({ key, sparse }) => !sparse && gone.has(Object.keys(key).join()),
    );
    return 0;
  },
};

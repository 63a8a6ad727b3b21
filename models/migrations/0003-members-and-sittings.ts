import { nameKey } from '#domain/register/register.ts';
import { updateInBatches, dropIndexes } from './migration.ts';
import type { MigrationDocument, Migration } from './migration.ts';

/** Gives each member one row with all terms, and a normalized name for search. */
export const membersAndSittings: Migration = {
  id: '0003-members-and-sittings',
  run: async (db) => {
    const members = await updateInBatches(db, {
      collection: 'members',
      where: { sittings: { $exists: false } },
      change: (found) => ({
        set: {
          seatNo: found['order'],
          nameKey: nameKey({ first: String(found['first']), last: String(found['last']) }),
          tambon: null,
          sittings: sittingsOf(found),
        },
        unset: ['order'],
      }),
    });
    // Drops this index, because its first field no longer exists.
    await dropIndexes(db, 'members', ({ key }) => 'order' in key);
    return members;
  },
};

/** The only term that is known. Which order appointed it was not recorded. */
function sittingsOf({ position, since, until }: MigrationDocument): unknown[] {
  return since ? [{ position, under: null, from: since, until }] : [];
}

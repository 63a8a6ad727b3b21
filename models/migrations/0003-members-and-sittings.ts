import { nameKey } from '#domain/register/register.ts';
import { updateInBatches, dropIndexes } from './migration.ts';
import type { MigrationDocument, Migration } from './migration.ts';

/** A member stays one row whatever seat they take, with every spell they sat; named alike is found alike. */
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
    // What it leads by is gone.
    await dropIndexes(db, 'members', ({ key }) => 'order' in key);
    return members;
  },
};

/** One spell, as far as it is known; under which order, nobody wrote down. */
function sittingsOf({ position, since, until }: MigrationDocument): unknown[] {
  return since ? [{ position, under: null, from: since, until }] : [];
}

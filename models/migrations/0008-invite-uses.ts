import { updateInBatches } from './migration.ts';
import type { Migration } from './migration.ts';

/**
 * An invite now stores who used it, how many people may use it, a note, the register row it names,
 * and when it was revoked.
 */
export const inviteUses: Migration = {
  id: '0008-invite-uses',
  run: (db) =>
    updateInBatches(db, {
      collection: 'invites',
      where: { takenBy: { $exists: false } },
      change: ({ usesLeft }) => ({
        set: {
          member: null,
          memberName: null,
          note: '',
          uses: usesLeft,
          revokedAt: null,
          takenBy: [],
        },
      }),
    }),
};

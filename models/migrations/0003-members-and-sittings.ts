import { nameKey } from '../../domain/register.ts';
import { bringAlong } from './migration.ts';
import type { Db, Found, Migration } from './migration.ts';

/** A member stays one row whatever seat they take, with every spell they sat; named alike is found alike. */
export const membersAndSittings: Migration = {
  id: '0003-members-and-sittings',
  run: async (db) => {
    const members = await bringAlong(db, {
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
    await dropOrderIndex(db);
    return members;
  },
};

/** What it leads by is gone. */
async function dropOrderIndex(db: Db): Promise<void> {
  if (!(await db.listCollections({ name: 'members' }).hasNext())) return;
  const rows = db.collection('members');
  const [index] = (await rows.indexes()).flatMap((one) => (one.key['order'] ? one.name : []));
  if (index) await rows.dropIndex(index);
}

/** One spell, as far as it is known; under which order, nobody wrote down. */
function sittingsOf({ position, since, until }: Found): unknown[] {
  return since ? [{ position, under: null, from: since, until }] : [];
}

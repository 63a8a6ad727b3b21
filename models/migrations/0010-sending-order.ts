import { dropIndexes } from './migration.ts';
import type { Migration } from './migration.ts';

/** Messages are now claimed through an index in the order of sending, so the older index is dropped. */
export const sendingOrder: Migration = {
  id: '0010-sending-order',
  run: async (db) => {
    const old = 'state,notBefore,urgent';
    await dropIndexes(db, 'deliveries', ({ key }) => Object.keys(key).join() === old);
    return 0;
  },
};

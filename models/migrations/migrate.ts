import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection } from '../mongo/collection.ts';
import { lettersAndCriteria } from './0001-letters-and-criteria.ts';
import { dutiesAndComments } from './0002-duties-and-comments.ts';
import { membersAndSittings } from './0003-members-and-sittings.ts';
import { whoSat } from './0004-who-sat.ts';
import { fewerInboxIndexes } from './0005-fewer-inbox-indexes.ts';
import { inboxOrder } from './0006-inbox-order.ts';
import { inviteUses } from './0008-invite-uses.ts';
import { auditChain } from './0009-audit-chain.ts';
import { sendingOrder } from './0010-sending-order.ts';
import { changedAt } from './0011-changed-at.ts';
import { digestKeys } from './0012-digest-keys.ts';
import { holidaysByArea } from './0013-holidays-by-area.ts';
import { criteriaByArea } from './0014-criteria-by-area.ts';
import { linkedBy } from './0007-linked-by.ts';
import { withMigrationLock } from './lock.ts';
import type { Db, Migration } from './migration.ts';

/** All migrations in the order in which they run. Add a new one at the end. */
const migrations: readonly Migration[] = [
  lettersAndCriteria,
  dutiesAndComments,
  membersAndSittings,
  whoSat,
  fewerInboxIndexes,
  inboxOrder,
  linkedBy,
  inviteUses,
  auditChain,
  sendingOrder,
  changedAt,
  digestKeys,
  holidaysByArea,
  criteriaByArea,
];

/** Data with an unknown migration was written by a newer version. */
export const knownMigrations: readonly string[] = migrations.map(({ id }) => id);

/** The migrations that this database has had, and how many documents each changed. */
const doneSchema = z.object({ id: z.string(), at: z.date(), changed: z.int() });
type Done = z.infer<typeof doneSchema>;

/** Migrates the data to the current version. Each migration runs once, in order, and is recorded. */
export function createMigrations(connection: Connection) {
  const records = createCollection(connection, { name: 'migrations', shape: doneSchema });
  const opened = (): Db => {
    if (!connection.db) throw new Error('not connected');
    return connection.db;
  };
  const left = async (): Promise<Migration[]> => {
    const known = new Set((await records.find({})).map((migration) => migration.id));
    return migrations.filter((migration) => !known.has(migration.id));
  };
  return {
    pending: async () => (await left()).map((migration) => migration.id),
    /** A database without any data needs no migration. */
    isNew: async () => {
      const rows = ['persons', 'letters', 'invites'].map((name) => opened().collection(name));
      const found = await Promise.all(rows.map((row) => row.findOne({})));
      return found.every((withId) => withId === null);
    },
    /** When several processes start at once, one migrates and the others wait for it. */
    run: async (now: Date): Promise<Done[]> => {
      if ((await left()).length === 0) return [];
      const db = opened();
      return withMigrationLock(db, async () => {
        const run: Done[] = [];
        for (const { id, run: migrate } of await left()) {
          const record = { id, at: now, changed: await migrate(db) };
          await records.put(record);
          run.push(record);
        }
        return run;
      });
    },
  };
}

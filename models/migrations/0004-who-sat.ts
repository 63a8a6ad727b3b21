import { bangkokDay } from '#domain/calendar.ts';
import { updateInBatches } from './migration.ts';
import type { Db, MigrationDocument, Migration } from './migration.ts';

/**
 * Stores the committee at the time of submission with reports that name members, because they are
 * checked against it.
 */
export const whoSat: Migration = {
  id: '0004-who-sat',
  run: async (db) => {
    const members = Map.groupBy(await seatsOf(db), (seat) => seat['centre']);
    return updateInBatches(db, {
      collection: 'submissions',
      where: {
        form: { $in: ['meeting-report', 'integrated-committee-order'] },
        members: { $exists: false },
      },
      change: ({ centre, at }) => ({
        set: { members: satOn(members.get(centre) ?? [], at).map((found) => found._id) },
      }),
    });
  },
};

function seatsOf(db: Db): Promise<MigrationDocument[]> {
  const wanted = { centre: 1, since: 1, until: 1 };
  return db.collection<MigrationDocument>('members').find({}, { projection: wanted }).toArray();
}

function satOn(seats: readonly MigrationDocument[], at: unknown): MigrationDocument[] {
  const day = at instanceof Date ? bangkokDay(at) : '';
  return seats.filter(
    ({ since, until }) =>
      (typeof since !== 'string' || since <= day) && (typeof until !== 'string' || day < until),
  );
}

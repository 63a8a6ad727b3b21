import { bangkokDay } from '#domain/calendar.ts';
import { updateWithFacts } from './migration.ts';
import type { Db, MigrationDocument, Migration } from './migration.ts';

/**
 * Reports that name members get the committee of the time of submission, because they are checked
 * against it.
 */
export const whoSat: Migration = {
  id: '0004-who-sat',
  run: (db) =>
    updateWithFacts(db, {
      collection: 'submissions',
      where: {
        form: { $in: ['meeting-report', 'integrated-committee-order'] },
        members: { $exists: false },
      },
      facts: (reports) => seatsOf(db, reports),
      change: ({ centre, at }, members) => ({
        set: { members: satOn(members.get(centre) ?? [], at).map((member) => member._id) },
      }),
    }),
};

/** The members of the centres of these reports, by centre. */
async function seatsOf(
  db: Db,
  reports: readonly MigrationDocument[],
): Promise<ReadonlyMap<unknown, MigrationDocument[]>> {
  const centres = [...new Set(reports.map((report) => report['centre']))];
  const projection = { centre: 1, since: 1, until: 1 };
  const seats = await db
    .collection<MigrationDocument>('members')
    .find({ centre: { $in: centres } }, { projection })
    .toArray();
  return Map.groupBy(seats, (seat) => seat['centre']);
}

function satOn(seats: readonly MigrationDocument[], at: unknown): MigrationDocument[] {
  const day = at instanceof Date ? bangkokDay(at) : '';
  return seats.filter(
    ({ since, until }) =>
      (typeof since !== 'string' || since <= day) && (typeof until !== 'string' || day < until),
  );
}

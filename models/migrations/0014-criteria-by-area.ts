import { dropIndexes, updateWithFacts } from './migration.ts';
import type { Db, Migration, MigrationDocument } from './migration.ts';

/**
 * Published and retired criteria sets count in the whole country, as they did until now. A draft belongs
 * to the province that began it, because a province edits only its own sets.
 */
export const criteriaByArea: Migration = {
  id: '0014-criteria-by-area',
  run: async (db) => {
    await dropIndexes(
      db,
      'criteria',
      ({ key }) => Object.keys(key).join() === 'fiscalYear,version',
    );
    // Reports are now counted by criteria set and area.
    await dropIndexes(db, 'submissions', ({ key }) => Object.keys(key).join() === 'criteria');
    return updateWithFacts(db, {
      collection: 'criteria',
      where: { areaCode: { $exists: false } },
      facts: (sets) => provincesOfDrafts(db, sets),
      change: ({ _id }, provinces) => ({ set: { areaCode: provinces.get(_id) ?? null } }),
    });
  },
};

/** From the audit, or the only province of the installation if the audit has no row of the draft. */
async function provincesOfDrafts(
  db: Db,
  sets: readonly MigrationDocument[],
): Promise<ReadonlyMap<string, string>> {
  const drafts = sets.filter((set) => set['state'] === 'draft').map(({ _id }) => _id);
  const begun = await db
    .collection<MigrationDocument>('audit')
    .find({ action: 'criteria.begun', subject: { $in: drafts } })
    .sort({ at: 1 })
    .toArray();
  const areas = await db
    .collection<MigrationDocument>('areas')
    .find({ level: 'province' })
    .limit(2)
    .toArray();
  const [only] = areas.length === 1 ? areas : [];
  return new Map([
    ...drafts.flatMap((id): [string, string][] => (only ? [[id, only._id]] : [])),
    ...begun.map((row): [string, string] => [
      String(row['subject']),
      String(row['areaCode']).slice(0, 2),
    ]),
  ]);
}

import { updateWithFacts } from './migration.ts';
import type { Db, Migration, MigrationDocument } from './migration.ts';

/**
 * A register row now says how its person was linked. A link without a `member.link` row in the audit
 * was made by an equal name. The office sees these links marked, and confirms or removes each.
 */
export const linkedBy: Migration = {
  id: '0007-linked-by',
  run: (db) =>
    updateWithFacts(db, {
      collection: 'members',
      where: { linkedBy: { $exists: false } },
      facts: async (members) => new Set((await linksByOfficers(db, members)).map(linkOf)),
      change: ({ _id, person }, byOfficer) => {
        if (typeof person !== 'string') return { set: { linkedBy: null } };
        const isOfficers = byOfficer.has(`${person} ${_id}`);
        return { set: { linkedBy: isOfficers ? 'officer' : 'name' } };
      },
    }),
};

/** Audit rows about links of the people of these members. */
async function linksByOfficers(
  db: Db,
  members: readonly MigrationDocument[],
): Promise<MigrationDocument[]> {
  const people = members.flatMap(({ person }) => (typeof person === 'string' ? [person] : []));
  if (people.length === 0) return [];
  return db
    .collection<MigrationDocument>('audit')
    .find(
      { subject: { $in: people }, action: 'member.link' },
      { projection: { subject: 1, after: 1 } },
    )
    .toArray();
}

function linkOf({ subject, after }: MigrationDocument): string {
  return `${String(subject)} ${String(after)}`;
}

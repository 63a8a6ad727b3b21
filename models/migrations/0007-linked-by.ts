import { updateInBatches } from './migration.ts';
import type { Db, Migration, MigrationDocument } from './migration.ts';

/**
 * A register row says how its person was linked. Links without a `member.link` row in the audit were made
 * by an equal name; the office sees them marked and confirms or removes each.
 */
export const linkedBy: Migration = {
  id: '0007-linked-by',
  run: async (db) => {
    const byOfficer = new Set((await linksByOfficers(db)).map(linkOf));
    return updateInBatches(db, {
      collection: 'members',
      where: { linkedBy: { $exists: false } },
      change: ({ _id, person }) => {
        if (typeof person !== 'string') return { set: { linkedBy: null } };
        const isOfficers = byOfficer.has(`${person} ${_id}`);
        return { set: { linkedBy: isOfficers ? 'officer' : 'name' } };
      },
    });
  },
};

function linksByOfficers(db: Db): Promise<MigrationDocument[]> {
  const wanted = { subject: 1, after: 1 };
  return db
    .collection<MigrationDocument>('audit')
    .find({ action: 'member.link' }, { projection: wanted })
    .toArray();
}

function linkOf({ subject, after }: MigrationDocument): string {
  return `${String(subject)} ${String(after)}`;
}

import * as z from 'zod/mini';
import { updateWithFacts } from './migration.ts';
import type { Migration, MigrationDocument } from './migration.ts';

const digestSchema = z.object({
  key: z.string(),
  notice: z.object({ entries: z.array(z.object({ duty: z.string() })) }),
});

/**
 * The key of a digest now names the province that sent it. Without this migration, a person would get
 * the digest of the day of the upgrade twice.
 */
export const digestKeys: Migration = {
  id: '0012-digest-keys',
  run: (db) =>
    updateWithFacts(db, {
      collection: 'deliveries',
      where: { 'notice.kind': 'digest', key: /^digest:[\d-]{10}:[^:]+$/ },
      facts: async (batch) => {
        const ids = batch.map(dutyOf);
        const duties = await db
          .collection<MigrationDocument>('duties')
          .find({ _id: { $in: ids } }, { projection: { areaCode: 1 } })
          .toArray();
        return new Map(duties.map(({ _id, areaCode }) => [_id, String(areaCode).slice(0, 2)]));
      },
      change: (found, provinces) => {
        const province = provinces.get(dutyOf(found));
        if (province === undefined) return { set: { areaCode: '' } };
        const [kind, day, person] = z.parse(digestSchema, found).key.split(':');
        return { set: { key: `${kind}:${day}:${province}:${person}`, areaCode: province } };
      },
    }),
};

/** All duties of an older digest are in one province. */
function dutyOf(digest: MigrationDocument): string {
  const parsed = z.safeParse(digestSchema, digest);
  return parsed.success ? (parsed.data.notice.entries[0]?.duty ?? '') : '';
}

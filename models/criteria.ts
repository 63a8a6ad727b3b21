import type { Connection } from 'mongoose';
import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import { Problem } from '#domain/problem.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** Criteria sets of the whole country, and sets of single provinces. Provinces edit their own. */
export function createCriteriaStore(connection: Connection) {
  const sets = createCollection(connection, {
    name: 'criteria',
    shape: criteriaSchema,
    indexes: [{ keys: newestFirst }],
  });
  /** Published sets never change and are large, so each is read only once and then cached. */
  const known = new Map<string, Criteria>();
  return {
    ...sets,
    many: (ids: readonly string[]) => sets.find({ id: trusted({ $in: ids }) }),
    /** The sets that a province sees: its own, and those of the country that are not drafts. */
    seenIn: (province: AreaCode) =>
      sets.find(
        {
          $or: [{ areaCode: province }, { areaCode: null, state: trusted({ $ne: 'draft' }) }],
        },
        { sort: newestFirst },
      ),
    /** A year and a province can have one draft at a time. */
    draftOf: (fiscalYear: number, province: AreaCode) =>
      sets.one({ fiscalYear, areaCode: province, state: 'draft' }),
    /**
     * The newest version that a province sees for a year, the country's sets included, so that the
     * province never reads two sets with one number.
     */
    newestVersion: async (fiscalYear: number, province: AreaCode): Promise<number> => {
      const wanted = { fiscalYear, areaCode: countryOr(province) };
      return (await sets.one(wanted, { sort: { version: -1 } }))?.version ?? 0;
    },
    /** Saves the set unless another person has saved it since it was read. */
    save: async (set: Criteria): Promise<Criteria> => {
      const next = { ...set, edition: set.edition + 1 };
      const written = await sets.replace(next, { edition: set.edition, state: 'draft' });
      if (!written) throw new Problem('conflict');
      return next;
    },
    /** Retires the province's own set in force. The sets of the country and of other provinces stay. */
    retire: (fiscalYear: number, province: AreaCode) =>
      sets.updateMany(
        { fiscalYear, areaCode: province, state: 'published' },
        { $set: { state: 'retired' } },
      ),
    /**
     * The set in force in that year in the province of a place. The newest year up to this one that has a
     * published set counts, the country's or the province's own: a set of an earlier year was made
     * before the newer one and does not outlast it. If both have one for that year, the province's own
     * wins.
     */
    current: async (fiscalYear: number, areaCode: AreaCode): Promise<Criteria | null> => {
      const [newest] = await sets.aggregate([
        {
          $match: {
            fiscalYear: { $lte: fiscalYear },
            areaCode: countryOr(provinceOf(areaCode)),
            state: 'published',
          },
        },
        { $sort: newestFirst },
        { $limit: 1 },
        { $project: { version: 1 } },
      ]);
      if (!newest) return null;
      const id = String(newest['_id']);
      const key = `${id}@${String(newest['version'])}`;
      const found = known.get(key) ?? (await sets.get(id));
      if (found) known.set(key, found);
      return found;
    },
  };
}

/** In one year, a province's sets come before those of the country, because null is the least value. */
const newestFirst = { fiscalYear: -1, areaCode: -1, version: -1 } as const;

function countryOr(province: AreaCode): Record<string, unknown> {
  return trusted({ $in: [null, province] });
}

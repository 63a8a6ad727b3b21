import type { Connection } from 'mongoose';
import { duty } from '../domain/duty.ts';
import type { Duty } from '../domain/duty.ts';
import { Problem } from '../domain/problem.ts';
import { createCollection, op } from './collection.ts';
import type { Filter } from './collection.ts';
import { within } from './scope.ts';

const demanded = { extra: op({ $ne: true }) };
const byDate = { sort: { dueOn: 1, _id: 1 } } as const;

export function createDutyStore(connection: Connection) {
  const duties = createCollection(connection, {
    name: 'duties',
    shape: duty,
    recall: 4_000,
    indexes: [
      { keys: { areaCode: 1, dueOn: 1 } },
      { keys: { centre: 1, dueOn: 1 } },
      { keys: { state: 1, reviewAt: 1, areaCode: 1 } },
      { keys: { 'extension.state': 1, areaCode: 1 } },
      { keys: { letter: 1, obligation: 1, round: 1, areaCode: 1 } },
    ],
  });
  return {
    ...duties,
    many: (ids: readonly string[]) => duties.find({ id: op({ $in: ids }) }),
    /** What is demanded; extras are nobody's debt and stay out of every count. */
    within: (scope: string, also: Filter = {}) =>
      duties.find({ areaCode: within(scope), ...demanded, ...also }, byDate),
    ofCentres: (centres: readonly string[]) =>
      duties.find({ centre: op({ $in: centres }), ...demanded }, byDate),
    /** Reports nobody demanded, newest first. */
    extrasOf: (centre: string) =>
      duties.find({ centre, extra: true }, { sort: { opensOn: -1, _id: -1 } }),
    /** Everything that may still need a reminder: not accepted, not waived, not with the province. */
    owed: () =>
      duties.find({
        ...demanded,
        $or: [
          { state: op({ $in: ['todo', 'draft', 'returned'] }) },
          { state: 'inReview', reviewAt: 'district' },
        ],
      }),
    /** Writes what was read, if nobody else has written it since. */
    save: async (item: Duty): Promise<Duty> => {
      const next = { ...item, version: item.version + 1 };
      const written = await duties.replace(next, { version: item.version });
      if (!written) throw new Problem('conflict');
      return next;
    },
  };
}

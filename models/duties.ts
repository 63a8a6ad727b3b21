import type { Connection } from 'mongoose';
import type { Day } from '#domain/calendar.ts';
import type { AreaCode, Level } from '#domain/centre/centre.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { Problem } from '#domain/problem.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Filter } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

const inForce = { archived: trusted({ $ne: true }) };
const demanded = { extra: trusted({ $ne: true }), ...inForce };
const byDate = { sort: { dueOn: 1, _id: 1 } } as const;

export function createDutyStore(connection: Connection) {
  const duties = createCollection(connection, {
    name: 'duties',
    shape: dutySchema,
    recall: 4_000,
    indexes: [
      { keys: { areaCode: 1, dueOn: 1 } },
      { keys: { dueOn: 1, level: 1 } },
      { keys: { centre: 1, dueOn: 1 } },
      { keys: { state: 1, reviewAt: 1, areaCode: 1 } },
      { keys: { 'extension.state': 1, areaCode: 1 } },
      { keys: { letter: 1, obligation: 1, round: 1, areaCode: 1 } },
    ],
  });
  return {
    ...duties,
    /** Without those whose letter is no longer in force. */
    current: (filter: Filter, options?: Parameters<typeof duties.find>[1]) =>
      duties.find({ ...filter, ...inForce }, options),
    many: (ids: readonly string[]) => duties.find({ id: trusted({ $in: ids }) }),
    /** What is demanded; extras are nobody's debt and stay out of every count. */
    within: (scope: AreaCode, also: Filter = {}) =>
      duties.find({ areaCode: areaPrefix(scope), ...demanded, ...also }, byDate),
    ofCentres: (centres: readonly string[]) =>
      duties.find({ centre: trusted({ $in: centres }), ...demanded }, byDate),
    /** Reports nobody demanded, newest first. */
    extrasOf: (centre: string) =>
      duties.find({ centre, extra: true }, { sort: { opensOn: -1, _id: -1 } }),
    /** Everything that may still need a reminder: not accepted, not waived, not with the province. */
    owed: () =>
      duties.find({
        ...demanded,
        $or: [
          { state: trusted({ $in: ['todo', 'draft', 'returned'] }) },
          { state: 'inReview', reviewAt: 'district' },
        ],
      }),
    /** What one letter demands, or some of its rounds. */
    ofLetter: (letter: string, also: Filter = {}) =>
      duties.find({ letter, extra: trusted({ $ne: true }), ...also }),
    /** One round of one letter in an area, also when the letter is no longer in force. */
    ofColumn: (
      scope: AreaCode,
      { letter, ...round }: Pick<Duty, 'letter' | 'obligation' | 'round'>,
    ) =>
      duties.find(
        { letter, ...round, areaCode: areaPrefix(scope), extra: trusted({ $ne: true }) },
        byDate,
      ),
    /** A whole year, also when its letters are no longer in force. */
    ofYear: (scope: AreaCode, fiscalYear: number) =>
      duties.find(
        { areaCode: areaPrefix(scope), fiscalYear, extra: trusted({ $ne: true }) },
        byDate,
      ),
    /** In force, of one level and due in these days, wherever. */
    dueBetween: ({ from, to }: { from: Day; to: Day }, level: Level) =>
      duties.find({ dueOn: trusted({ $gte: from, $lte: to }), level, ...demanded }),
    /** Puts a letter's duties out of force, or back. */
    setArchived: (letter: string, archived: boolean) =>
      duties.updateMany(
        { letter, extra: trusted({ $ne: true }) },
        { $set: { archived }, $inc: { version: 1 } },
      ),
    /** Everything a centre owes or has sent bears its new name. */
    renameCentre: (centre: string, name: string) =>
      duties.updateMany({ centre }, { $set: { centreName: name }, $inc: { version: 1 } }),
    /** Writes many at once, none of them if one was written by somebody else since. */
    saveAll: async (items: readonly Duty[]): Promise<void> => {
      const written = await duties.replaceAll(
        items.map((item) => ({
          item: { ...item, version: item.version + 1 },
          expected: { version: item.version },
        })),
      );
      if (written !== items.length) throw new Problem('conflict');
    },
    /** Writes what was read, if nobody else has written it since. */
    save: async (item: Duty): Promise<Duty> => {
      const next = { ...item, version: item.version + 1 };
      const written = await duties.replace(next, { version: item.version });
      if (!written) throw new Problem('conflict');
      return next;
    },
  };
}

import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection } from './mongo/collection.ts';

/** Does the same as wasLate in domain/duty/likely-late.ts, for a duty whose date has passed. */
const cameLate = {
  $or: [
    { $ne: [{ $type: '$reachedProvinceAt' }, 'date'] },
    {
      $gt: [
        { $dateToString: { date: '$reachedProvinceAt', format: '%Y-%m-%d', timezone: '+07:00' } },
        '$dueOn',
      ],
    },
  ],
};
const counted = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
const demanded = { extra: trusted({ $ne: true }), state: trusted({ $ne: 'waived' }) };

const pastSchema = z.array(z.object({ _id: z.string(), total: z.int(), late: z.int() }));
const roundSchema = z.array(
  z.object({
    _id: z.object({ letter: z.string(), obligation: z.string(), round: z.int() }),
    total: z.int(),
    begun: z.int(),
  }),
);

interface DueSoon {
  today: Day;
  until: Day;
  centres: readonly string[];
  rounds: readonly Pick<Duty, 'letter' | 'obligation' | 'round'>[];
}

const candidateFields = [
  'centre',
  'centreName',
  'districtName',
  'areaCode',
  'level',
  'letter',
  'obligation',
  'form',
  'round',
  'rounds',
  'extra',
  'state',
  'opensOn',
  'dueOn',
] as const satisfies readonly (keyof Duty)[];

/** Queries for the reports that may come late. */
export function latenessOfDuties(duties: Collection<Duty>) {
  return {
    /**
     * For each centre of an area: how many reports of all years are past their date, and how many of
     * them were late.
     */
    pastOfCentres: async (scope: AreaCode, today: Day) => {
      const match = { ...demanded, areaCode: areaPrefix(scope), dueOn: trusted({ $lt: today }) };
      const found = await duties.aggregate([
        { $match: match },
        { $group: { _id: '$centre', total: { $sum: 1 }, late: counted(cameLate) } },
      ]);
      return new Map(z.parse(pastSchema, found).map(({ _id, ...count }) => [_id, count]));
    },
    /** For each round that is due from today until a day: the number of reports, and how many are begun. */
    begunOfRounds: async (scope: AreaCode, { today, until }: { today: Day; until: Day }) => {
      const found = await duties.aggregate([
        {
          $match: {
            ...demanded,
            archived: trusted({ $ne: true }),
            areaCode: areaPrefix(scope),
            dueOn: trusted({ $gte: today, $lte: until }),
          },
        },
        {
          $group: {
            _id: { letter: '$letter', obligation: '$obligation', round: '$round' },
            total: { $sum: 1 },
            begun: counted({ $ne: ['$state', 'todo'] }),
          },
        },
      ]);
      return z.parse(roundSchema, found).map(({ _id, ...count }) => ({ ..._id, ...count }));
    },
    /**
     * Duties of an area that are with their centre, are open, and are due from today until a day.
     * They belong to one of these centres, or are not begun and belong to one of these rounds.
     */
    dueSoon: (scope: AreaCode, { today, until, centres, rounds }: DueSoon) =>
      duties.pick(
        {
          extra: trusted({ $ne: true }),
          archived: trusted({ $ne: true }),
          areaCode: areaPrefix(scope),
          dueOn: trusted({ $gte: today, $lte: until }),
          opensOn: trusted({ $lte: today }),
          state: trusted({ $in: ['todo', 'draft', 'returned'] }),
          reachedProvinceAt: null,
          $or: [
            { centre: trusted({ $in: centres }) },
            ...rounds.map((round) => ({ state: 'todo', ...round })),
          ],
        },
        candidateFields,
      ),
    /** The number of reports of these rounds in an area that turned out late. */
    countLate: async (
      scope: AreaCode,
      {
        rounds,
        today,
      }: { rounds: readonly Pick<Duty, 'letter' | 'obligation' | 'round'>[]; today: Day },
    ): Promise<number> => {
      if (rounds.length === 0) return 0;
      const or = rounds.map(({ letter, obligation, round }) => ({ letter, obligation, round }));
      return duties.count({
        ...demanded,
        areaCode: areaPrefix(scope),
        dueOn: trusted({ $lt: today }),
        $or: or,
        $expr: trusted(cameLate),
      });
    },
  };
}

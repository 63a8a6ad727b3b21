import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyTally } from '#domain/overview.ts';
import { tallyPipeline, talliesOf } from './duty-tally.ts';
import { arrivalsOf, arrivalsPipeline, changesOf, changesPipeline } from './round-progress.ts';
import type { Since } from './round-progress.ts';
import { gradingRoundsOf, gradingRoundsPipeline } from './grading-results.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';

/** The demanded duties of a place in one fiscal year. */
export interface YearScope {
  scope: AreaCode;
  fiscalYear: number;
  /** With the duties of archived letters, for a year whose letters are no longer in force. */
  withArchived: boolean;
}

/** The demanded duties in force of a centre. */
export interface CentreScope {
  centre: string;
}

const byDate = { dueOn: 1, _id: 1 } as const;
const notYetAtProvince = { reachedProvinceAt: null };
/** Counts and lists of a year. A province has 1,335 duties, 900 kB. */
export function dutiesOfYear(duties: Collection<Duty>) {
  return {
    tally: async (year: YearScope): Promise<DutyTally[]> =>
      talliesOf(await duties.aggregate(tallyPipeline(yearFilter(year), levelOf(year.scope)))),
    arrivals: async (year: YearScope) =>
      arrivalsOf(await duties.aggregate(arrivalsPipeline(yearFilter(year)))),
    changesSince: async (year: YearScope, since: Since) =>
      changesOf(await duties.aggregate(changesPipeline(yearFilter(year), since))),
    gradingRounds: async (year: YearScope) =>
      gradingRoundsOf(await duties.aggregate(gradingRoundsPipeline(yearFilter(year)))),
    /** For each centre, its demanded duties in force: all, sent and overdue. Waived ones are left out. */
    countByCentre: async (centres: readonly string[], today: Day): Promise<CentreCount[]> => {
      const match = { centre: { $in: centres }, ...inForce, state: { $ne: 'waived' } };
      const found: unknown = await duties.aggregate([
        { $match: match },
        {
          $group: {
            _id: '$centre',
            total: { $sum: 1 },
            done: { $sum: { $cond: [{ $in: ['$state', ['accepted', 'inReview']] }, 1, 0] } },
            late: { $sum: { $cond: [overdue(today), 1, 0] } },
          },
        },
      ]);
      return z.parse(z.array(centreCountSchema), found);
    },
    /** The overdue duties, the longest overdue first. */
    longestOverdue: (year: YearScope, { today, limit }: { today: Day; limit: number }) =>
      duties.find(
        {
          ...yearFilter(year),
          ...notYetAtProvince,
          dueOn: trusted({ $lt: today }),
          state: trusted({ $ne: 'waived' }),
        },
        { sort: byDate, limit },
      ),
    /** The demanded duties of a year in a place, or in force of a centre. */
    ofList: (among: YearScope | CentreScope) => duties.find(scopeOf(among)),
  };
}

const inForce = { extra: trusted({ $ne: true }), archived: trusted({ $ne: true }) };

const centreCountSchema = z.pipe(
  z.object({ _id: z.string(), total: z.int(), done: z.int(), late: z.int() }),
  z.transform(({ _id: centre, ...counts }) => ({ centre, ...counts })),
);
type CentreCount = z.infer<typeof centreCountSchema>;

/** Of a duty that is not waived: owed, not yet at the province, and after its date. */
function overdue(today: Day) {
  return {
    $and: [
      { $not: [{ $in: ['$state', ['accepted', 'waived']] }] },
      { $not: [{ $and: [{ $eq: ['$state', 'inReview'] }, { $eq: ['$reviewAt', 'province'] }] }] },
      { $ne: [{ $type: '$reachedProvinceAt' }, 'date'] },
      { $lt: ['$dueOn', today] },
    ],
  };
}

function yearFilter({ scope, fiscalYear, withArchived }: YearScope): Filter {
  return {
    fiscalYear,
    areaCode: areaPrefix(scope),
    extra: trusted({ $ne: true }),
    ...(withArchived ? {} : { archived: trusted({ $ne: true }) }),
  };
}

function scopeOf(among: YearScope | CentreScope): Filter {
  if (!('centre' in among)) return yearFilter(among);
  const { centre } = among;
  return { centre, ...inForce };
}

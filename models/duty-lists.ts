import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyTally } from '#domain/overview.ts';
import { arrivalExpression, tallyPipeline, talliesOf } from './duty-tally.ts';
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

export type ListFilter =
  | { name: 'late'; today: Day }
  | { name: 'next'; dueOn: Day }
  | { name: 'returned' | 'atDistrict' | 'atProvince' | 'extended' | 'waived' | 'all' };

export interface ListWish {
  among: YearScope | CentreScope;
  filter: ListFilter;
  round?: Pick<Duty, 'letter' | 'obligation' | 'round'> | undefined;
}

const byDate = { dueOn: 1, _id: 1 } as const;
const notYetAtProvince = { reachedProvinceAt: null };
/** The same as isOwed in domain/duty/duty.ts, of a duty that a letter demands. */
export const owed = {
  archived: trusted({ $ne: true }),
  $or: [
    { state: trusted({ $in: ['todo', 'draft', 'returned'] }) },
    { state: 'inReview', reviewAt: trusted({ $ne: 'province' }) },
  ],
};

/** Counts, lists and pages of a year, made by MongoDB. A province has 1,335 duties, 900 kB. */
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
    /** The next date on which a duty is due; null when none is owed. */
    nextDueOn: async (among: ListWish['among'], today: Day): Promise<Day | null> => {
      const filter = { ...scopeOf(among), ...owed, dueOn: trusted({ $gte: today }) };
      const [first] = await duties.find(filter, { sort: byDate, limit: 1 });
      return first?.dueOn ?? null;
    },
    countListed: (wish: ListWish) => duties.count(listFilter(wish)),
    /** Listed duties in the order of their dates, after one of them. */
    page: (wish: ListWish, { after, limit }: { after: Duty | null; limit: number }) =>
      duties.find(after ? { $and: [listFilter(wish), later(after)] } : listFilter(wish), {
        sort: byDate,
        limit,
      }),
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

function scopeOf(among: ListWish['among']): Filter {
  if (!('centre' in among)) return yearFilter(among);
  const { centre } = among;
  return { centre, ...inForce };
}

function listFilter({ among, filter, round }: ListWish): Filter {
  const parts: Filter[] = [scopeOf(among), passing(filter), { ...round }];
  return { $and: parts.filter((part) => Object.keys(part).length > 0) };
}

function passing(filter: ListFilter): Filter {
  switch (filter.name) {
    case 'late':
      return { ...owed, ...notYetAtProvince, dueOn: trusted({ $lt: filter.today }) };
    case 'next':
      return { ...owed, ...notYetAtProvince, dueOn: filter.dueOn };
    case 'returned':
      return { state: 'returned' };
    case 'atDistrict':
      return { reviewAt: 'district' };
    case 'atProvince':
      return { reviewAt: 'province' };
    case 'extended':
      return {
        state: trusted({ $ne: 'waived' }),
        $expr: trusted({ $eq: [arrivalExpression, 'onTimeExtended'] }),
      };
    case 'waived':
      return { state: 'waived' };
    case 'all':
      return {};
  }
}

/** Duties after this one in the order of dates. */
function later({ dueOn, id }: Duty): Filter {
  return { $or: [{ dueOn: trusted({ $gt: dueOn }) }, { dueOn, _id: trusted({ $gt: id }) }] };
}

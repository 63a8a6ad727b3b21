import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { DutyTally } from '#domain/overview.ts';
import {
  listConditions,
  listGroupsOf,
  listGroupsPipeline,
  listSummaryOf,
  listSummaryPipeline,
} from './duty-list-query.ts';
import type { ListFilters } from './duty-list-query.ts';
import { listPagePipeline } from './duty-list-order.ts';
import type { ListPage } from './duty-list-order.ts';
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
  /** True for a year without a letter in force. The duties of archived letters are then included. */
  withArchived: boolean;
}

/** The demanded duties of a centre that are in force. */
export interface CentreScope {
  centre: string;
}

const byDate = { dueOn: 1, _id: 1 } as const;
const notYetAtProvince = { reachedProvinceAt: null };
/** The duties that a list is restricted to before its filters: a place or a centre, and maybe a round. */
export interface ListWish {
  among: YearScope | CentreScope;
  round?: Pick<Duty, 'letter' | 'obligation' | 'round'> | undefined;
}

/** The lists of the screen เรื่อง: filtered, searched and sorted by MongoDB. */
export function listsOfDuties(duties: Collection<Duty>) {
  return {
    listGroups: async (wish: ListWish, today: Day) =>
      listGroupsOf(await duties.aggregate(listGroupsPipeline(listMatch(wish, null), today)), today),
    listSummary: async (wish: ListWish, filters: ListFilters) =>
      listSummaryOf(
        await duties.aggregate(listSummaryPipeline(listMatch(wish, filters), filters.today)),
      ),
    listPage: async (wish: ListWish, filters: ListFilters, page: ListPage): Promise<Duty[]> => {
      const match = listMatch(wish, filters);
      if (page.sort === 'due' && !page.isDescending)
        return duties.find(match, { sort: byDate, skip: page.from, limit: page.limit });
      const rows = await duties.aggregate(listPagePipeline(match, page));
      const ids = rows.map((row) => String(row['_id']));
      if (ids.length === 0) return [];
      const found = new Map(
        (await duties.find({ id: trusted({ $in: ids }) })).map((duty) => [duty.id, duty]),
      );
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
}

function listMatch({ among, round }: ListWish, filters: ListFilters | null): Filter {
  const conditions = filters ? listConditions(filters) : [];
  return { $and: [scopeOf(among), ...(round ? [{ ...round }] : []), ...conditions] };
}

/**
 * Counts and lists for a year. The duties of a province are 1,335 documents and 900 kB, so MongoDB
 * counts them.
 */
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
    /** Duties of these forms, with only some of their fields. */
    ofForms: (year: YearScope, forms: readonly FormId[]) =>
      duties.pick(
        { ...yearFilter(year), form: trusted({ $in: forms }), state: trusted({ $ne: 'waived' }) },
        ['form', 'areaCode', 'revision'],
      ),
    /**
     * For each centre, its demanded duties in force: how many there are, how many are sent and how
     * many are overdue. Waived duties are left out.
     */
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
    /** The overdue duties, longest overdue first. */
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
  };
}

const inForce = { extra: trusted({ $ne: true }), archived: trusted({ $ne: true }) };

const centreCountSchema = z.pipe(
  z.object({ _id: z.string(), total: z.int(), done: z.int(), late: z.int() }),
  z.transform(({ _id: centre, ...counts }) => ({ centre, ...counts })),
);
type CentreCount = z.infer<typeof centreCountSchema>;

/** Matches duties that are not waived, still owed, not yet at the province, and past their date. */
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

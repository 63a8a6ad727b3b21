import type { PipelineStage } from 'mongoose';
import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { dueSoonDays } from '#domain/duty/duty.ts';
import type { DutyOrder } from '#domain/duty/list/filter.ts';
import { formIds, titleOf } from '#domain/forms/index.ts';
import { atProvince } from './duty-list-query.ts';
import type { Filter } from './mongo/collection.ts';

export interface ListPage {
  sort: DutyOrder;
  isDescending: boolean;
  today: Day;
  /**
   * For sorting by name: the ids of centres or the codes of districts, sorted by name beforehand.
   * MongoDB's own Thai order would apply to the whole query, which could then use no index.
   */
  names: readonly string[];
  from: number;
  limit: number;
}

/** The value of the first condition that holds. */
function firstOf(cases: readonly (readonly [condition: unknown, value: unknown])[], rest: unknown) {
  return cases.reduceRight(
    (otherwise, [condition, value]) => ({ $cond: [condition, value, otherwise] }),
    rest,
  );
}

const over = { $in: ['$state', ['accepted', 'waived']] };
const inReview = { $eq: ['$state', 'inReview'] };
const returned = { $eq: ['$state', 'returned'] };

const bangkokDayOf = (date: unknown) => ({
  $dateToString: { date, format: '%Y-%m-%d', timezone: '+07:00' },
});
const never = '9999';

/** Does the same as waitingSince in domain/duty/waiting.ts. Duties that need no action come last. */
function sinceExpression(today: Day) {
  const arrived = bangkokDayOf({ $cond: [atProvince, '$reachedProvinceAt', '$submittedAt'] });
  const hasNote = { $eq: [{ $type: '$returnNote.at' }, 'date'] };
  return firstOf(
    [
      [over, never],
      [inReview, { $ifNull: [arrived, never] }],
      [{ $and: [returned, hasNote] }, bangkokDayOf('$returnNote.at')],
      [{ $lt: ['$dueOn', today] }, '$dueOn'],
      [{ $gt: ['$opensOn', today] }, never],
    ],
    '$opensOn',
  );
}

/** Most urgent first, in the order of standingOf in domain/duty/duty.ts. */
function standingExpression(today: Day) {
  const order = {
    overdue: 0,
    returned: 1,
    review: 2,
    draft: 3,
    due: 4,
    open: 5,
    closed: 6,
    done: 7,
    waived: 8,
  };
  return firstOf(
    [
      [{ $eq: ['$state', 'waived'] }, order.waived],
      [{ $eq: ['$state', 'accepted'] }, order.done],
      [inReview, order.review],
      [returned, order.returned],
      [{ $lt: ['$dueOn', today] }, order.overdue],
      [{ $eq: ['$state', 'draft'] }, order.draft],
      [{ $gt: ['$opensOn', today] }, order.closed],
      [{ $lte: ['$dueOn', addDays(today, dueSoonDays)] }, order.due],
    ],
    order.open,
  );
}

const holderExpression = firstOf(
  [
    [over, 3],
    [atProvince, 2],
    [inReview, 1],
  ],
  0,
);

const formsByTitle = formIds.toSorted((a, b) =>
  titleOf(a).short.localeCompare(titleOf(b).short, 'th'),
);

function orderExpression({ sort, today, names }: ListPage): unknown {
  switch (sort) {
    case 'due':
      return '$dueOn';
    case 'centre':
      return { $indexOfArray: [names, '$centre'] };
    case 'district':
      return { $indexOfArray: [names, { $substrBytes: ['$areaCode', 0, 4] }] };
    case 'title':
      return { $indexOfArray: [formsByTitle, '$form'] };
    case 'clause':
      return { $convert: { input: '$clause', to: 'int', onError: 999, onNull: 999 } };
    case 'standing':
      return standingExpression(today);
    case 'holder':
      return holderExpression;
    case 'since':
      return sinceExpression(today);
  }
}

/**
 * The sorted ids of a page. Equal rows are sorted by date and id, so that no row is missing or
 * repeated between pages.
 */
export function listPagePipeline(match: Filter, page: ListPage): PipelineStage[] {
  const { isDescending, from, limit } = page;
  return [
    { $match: match },
    { $project: { key: orderExpression(page), dueOn: 1 } },
    { $sort: { key: isDescending ? -1 : 1, dueOn: 1, _id: 1 } },
    { $skip: from },
    { $limit: limit },
    { $project: { _id: 1 } },
  ];
}

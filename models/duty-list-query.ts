import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyViewName, HolderFilter } from '#domain/duty/list/filter.ts';
import type { WordMatch } from '#domain/duty/list/words.ts';
import { formId } from '#domain/form/id.ts';
import { arrivalExpression } from './duty-tally.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { trusted } from './mongo/collection.ts';
import type { Filter } from './mongo/collection.ts';

export interface ListFilters {
  view: DutyViewName;
  today: Day;
  /** For the view of the next date: the first day from today on with an owed duty. */
  nextDueOn: Day | null;
  words: readonly WordMatch[];
  district?: AreaCode | undefined;
  clause?: string | undefined;
  until?: Day | undefined;
  holder?: HolderFilter | undefined;
}

/** Does the same as isOwed in domain/duty/duty.ts, for a duty that a letter demands. */
export const owed = {
  archived: trusted({ $ne: true }),
  $or: [
    { state: trusted({ $in: ['todo', 'draft', 'returned'] }) },
    { state: 'inReview', reviewAt: trusted({ $ne: 'province' }) },
  ],
};
const owedBeforeProvince = { ...owed, reachedProvinceAt: null };

/** The condition that restricts a list to a view. */
function passing({ view, today, nextDueOn }: ListFilters): Filter {
  switch (view) {
    case 'late':
      return { ...owedBeforeProvince, dueOn: trusted({ $lt: today }) };
    case 'open':
      return { ...owedBeforeProvince, opensOn: trusted({ $lte: today }) };
    case 'next':
      return { ...owedBeforeProvince, dueOn: nextDueOn ?? '' };
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

const heldBy: Record<HolderFilter, Filter> = {
  centre: { state: trusted({ $in: ['todo', 'draft', 'returned'] }) },
  district: { state: 'inReview', reviewAt: trusted({ $ne: 'province' }) },
  province: { state: 'inReview', reviewAt: 'province' },
};

/** All conditions of a list except its scope. */
export function listConditions(filters: ListFilters): Filter[] {
  const { district, clause, until, holder, words } = filters;
  const parts: Filter[] = [
    passing(filters),
    district === undefined ? {} : { areaCode: areaPrefix(district) },
    clause === undefined ? {} : { clause },
    until === undefined ? {} : { dueOn: trusted({ $lte: until }) },
    holder === undefined ? {} : heldBy[holder],
    ...words.map(wordFilter),
  ];
  return parts.filter((part) => Object.keys(part).length > 0);
}

function wordFilter({ centres, rounds, senders, officersOf, headsOf }: WordMatch): Filter {
  const within = (areas: readonly AreaCode[], held: HolderFilter): Filter[] =>
    areas.map((area) => ({ areaCode: areaPrefix(area), ...heldBy[held] }));
  return {
    $or: [
      { centre: trusted({ $in: centres }) },
      ...rounds,
      { state: 'returned', submittedBy: trusted({ $in: senders }) },
      ...within(officersOf, 'centre'),
      ...within(headsOf, 'district'),
    ],
  };
}

const held = { $in: ['$state', ['todo', 'draft', 'returned']] };
export const atProvince = {
  $and: [{ $eq: ['$state', 'inReview'] }, { $eq: ['$reviewAt', 'province'] }],
};
const isOwed = {
  $and: [
    { $ne: ['$archived', true] },
    { $or: [held, { $and: [{ $eq: ['$state', 'inReview'] }, { $not: [atProvince] }] }] },
  ],
};
const isOnItsWay = { $and: [isOwed, { $ne: [{ $type: '$reachedProvinceAt' }, 'date'] }] };

/**
 * The rounds of a list with the counts of each view, by date and clause. A province has about thirty.
 * The choices of the filters and the date of the view for the next date are derived from them.
 */
export function listGroupsPipeline(match: Filter, today: Day): PipelineStage[] {
  const counted = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
  return [
    { $match: match },
    {
      $group: {
        _id: {
          form: '$form',
          round: '$round',
          rounds: '$rounds',
          clause: '$clause',
          dueOn: '$dueOn',
        },
        owed: counted(isOwed),
        onItsWay: counted(isOnItsWay),
        open: counted({ $and: [isOnItsWay, { $lte: ['$opensOn', today] }] }),
        atDistrict: counted({ $eq: ['$reviewAt', 'district'] }),
        atProvince: counted({ $eq: ['$reviewAt', 'province'] }),
        returned: counted({ $eq: ['$state', 'returned'] }),
        extended: counted({
          $and: [{ $ne: ['$state', 'waived'] }, { $eq: [arrivalExpression, 'onTimeExtended'] }],
        }),
        waived: counted({ $eq: ['$state', 'waived'] }),
        all: { $sum: 1 },
      },
    },
  ];
}

const groupSchema = z.object({
  _id: z.object({
    form: formId,
    round: z.int(),
    rounds: z.int(),
    clause: z.string(),
    dueOn: daySchema,
  }),
  owed: z.int(),
  onItsWay: z.int(),
  open: z.int(),
  atDistrict: z.int(),
  atProvince: z.int(),
  returned: z.int(),
  extended: z.int(),
  waived: z.int(),
  all: z.int(),
});

/** The duties of one round, clause and date, and how many of them each view shows. */
export interface ListGroup extends Pick<Duty, 'form' | 'round' | 'rounds' | 'clause' | 'dueOn'> {
  views: Record<DutyViewName, number>;
}

export interface ListGroups {
  groups: ListGroup[];
  /** The first day from today on with an owed duty; null if there is none. */
  nextDueOn: Day | null;
}

export function listGroupsOf(found: unknown, today: Day): ListGroups {
  const rows = z.parse(z.array(groupSchema), found);
  const days = rows.filter((row) => row.owed > 0).map((row) => row._id.dueOn);
  const nextDueOn = days.filter((day) => day >= today).toSorted()[0] ?? null;
  const groups = rows.map(({ _id, owed: _owed, onItsWay, ...views }) => ({
    ..._id,
    views: {
      ...views,
      late: _id.dueOn < today ? onItsWay : 0,
      next: _id.dueOn === nextDueOn ? onItsWay : 0,
    },
  }));
  return { groups, nextDueOn };
}

/** Counts of the filtered rows, for the line above them. */
export function listSummaryPipeline(match: Filter, today: Day): PipelineStage[] {
  const counted = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
  return [
    { $match: match },
    {
      $group: {
        _id: null,
        total: { $sum: 1 },
        late: counted({ $and: [isOnItsWay, { $lt: ['$dueOn', today] }] }),
        atDistrict: counted({ $eq: ['$reviewAt', 'district'] }),
        returned: counted({ $eq: ['$state', 'returned'] }),
        notSent: counted({ $in: ['$state', ['todo', 'draft']] }),
      },
    },
  ];
}

const summarySchema = z.object({
  total: z.int(),
  late: z.int(),
  atDistrict: z.int(),
  returned: z.int(),
  notSent: z.int(),
});
export type ListSummary = z.infer<typeof summarySchema>;

export function listSummaryOf(found: unknown): ListSummary {
  const [row] = z.parse(z.array(summarySchema), found);
  return row ?? { total: 0, late: 0, atDistrict: 0, returned: 0, notSent: 0 };
}

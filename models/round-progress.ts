import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { RoundArrivals } from '#domain/pace.ts';

const hasArrived = { $eq: [{ $type: '$reachedProvinceAt' }, 'date'] };
const arrivalDay = {
  $cond: [
    hasArrived,
    { $dateToString: { date: '$reachedProvinceAt', format: '%Y-%m-%d', timezone: '+07:00' } },
    null,
  ],
};

/**
 * The arrivals of each round by day. Each day is a short array, because a province has hundreds of
 * them.
 */
export function arrivalsPipeline(match: Record<string, unknown>): PipelineStage[] {
  const round = { letter: '$letter', obligation: '$obligation', round: '$round' };
  return [
    { $match: { ...match, state: { $ne: 'waived' } } },
    {
      $group: {
        _id: { ...round, day: arrivalDay },
        count: { $sum: 1 },
        // An extension moves only single duties to a later date, so the earliest date is the round's.
        dueOn: { $min: '$dueOn' },
        opensOn: { $min: '$opensOn' },
      },
    },
    {
      $group: {
        _id: { letter: '$_id.letter', obligation: '$_id.obligation', round: '$_id.round' },
        dueOn: { $min: '$dueOn' },
        opensOn: { $min: '$opensOn' },
        days: { $push: { $concatArrays: [['$_id.day', '$count']] } },
      },
    },
    { $project: { _id: 0 } },
  ];
}

const arrivalsSchema = z.array(
  z.object({
    dueOn: daySchema,
    opensOn: daySchema,
    days: z.array(z.tuple([z.nullable(daySchema), z.int()])),
  }),
);

export function arrivalsOf(found: unknown): RoundArrivals[] {
  return z.parse(arrivalsSchema, found).map(({ days, ...round }) => ({
    ...round,
    total: days.reduce((sum, [, count]) => sum + count, 0),
    arrived: days.flatMap(([day, count]) => (day === null ? [] : [{ day, count }])),
  }));
}

export interface Since {
  at: Date;
  /** The calendar day of `at`. */
  day: Day;
  today: Day;
}

/**
 * The numbers of reports that arrived, were accepted or were returned since this time, and the due
 * dates that were missed.
 */
export function changesPipeline(match: Record<string, unknown>, since: Since): PipelineStage[] {
  const isLate = [
    { $not: [hasArrived] },
    { $gte: ['$dueOn', since.day] },
    { $lt: ['$dueOn', since.today] },
  ];
  const isReturned = [{ $eq: ['$state', 'returned'] }, { $gte: ['$lastDecision.at', since.at] }];
  const isAccepted = [{ $eq: ['$state', 'accepted'] }, { $gte: ['$acceptedAt', since.at] }];
  const countOf = (conditions: readonly object[]) => ({
    $sum: { $cond: [{ $and: conditions }, 1, 0] },
  });
  return [
    { $match: { ...match, state: { $ne: 'waived' } } },
    {
      $group: {
        _id: null,
        arrived: countOf([{ $gte: ['$reachedProvinceAt', since.at] }]),
        accepted: countOf(isAccepted),
        returned: countOf(isReturned),
        becameLate: countOf(isLate),
      },
    },
    { $project: { _id: 0 } },
  ];
}

const changesSchema = z.object({
  arrived: z.int(),
  accepted: z.int(),
  returned: z.int(),
  becameLate: z.int(),
});

export function changesOf([found]: readonly unknown[]): z.infer<typeof changesSchema> {
  const none = { arrived: 0, accepted: 0, returned: 0, becameLate: 0 };
  return found === undefined ? none : z.parse(changesSchema, found);
}

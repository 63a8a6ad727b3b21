import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { Level } from '#domain/centre/centre.ts';
import { dutyStateSchema, reviewStageSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { dateBasisSchema } from '#domain/letter/date-basis.ts';
import type { DutyTally } from '#domain/overview.ts';

/** It arrived after the date that it had before an extension. */
const isAfterFirstDate = {
  $and: [
    { $eq: [{ $type: '$extension' }, 'object'] },
    { $gt: ['$$on', '$extension.originalDueOn'] },
  ],
};

/**
 * `arrival` of a duty, as MongoDB computes it. It says the same as timeliness() in domain/duty/duty.ts;
 * test/models/duty-tally.test.ts compares both.
 */
export const arrivalExpression = {
  $let: {
    vars: {
      on: {
        $dateToString: { date: '$reachedProvinceAt', format: '%Y-%m-%d', timezone: '+07:00' },
      },
    },
    in: {
      $cond: [
        { $ne: [{ $type: '$reachedProvinceAt' }, 'date'] },
        'none',
        {
          $cond: [
            { $gt: ['$$on', '$dueOn'] },
            'late',
            { $cond: [isAfterFirstDate, 'onTimeExtended', 'onTime'] },
          ],
        },
      ],
    },
  },
};

const sinceExpression = {
  $cond: [
    { $eq: ['$state', 'returned'] },
    '$submittedAt',
    { $cond: [{ $eq: ['$reviewAt', 'province'] }, '$reachedProvinceAt', null] },
  ],
};

/** A row of the overview: a district of a province, or a tambon of a district. */
function rowExpression(level: Level) {
  return level === 'province' ? { $substrBytes: ['$areaCode', 0, 4] } : '$areaCode';
}

/**
 * Counts duties by row, round, state, date and arrival. The values of a round are sent once, and each
 * count as a short list, because a province has hundreds of them.
 */
export function tallyPipeline(match: Record<string, unknown>, level: Level): PipelineStage[] {
  return [
    { $match: match },
    {
      $group: {
        _id: {
          letter: '$letter',
          obligation: '$obligation',
          round: '$round',
          area: rowExpression(level),
          state: '$state',
          reviewAt: '$reviewAt',
          dueOn: '$dueOn',
          arrival: arrivalExpression,
        },
        count: { $sum: 1 },
        since: { $min: sinceExpression },
        // The smallest is the one due first.
        first: {
          $min: {
            dueOn: '$dueOn',
            id: '$_id',
            clause: '$clause',
            form: '$form',
            rounds: '$rounds',
            dateBasis: '$dateBasis',
          },
        },
      },
    },
    {
      $group: {
        _id: { letter: '$_id.letter', obligation: '$_id.obligation', round: '$_id.round' },
        first: { $min: '$first' },
        counts: {
          // $push takes one expression.
          $push: {
            $concatArrays: [
              [
                '$_id.area',
                '$_id.state',
                '$_id.reviewAt',
                '$_id.dueOn',
                '$_id.arrival',
                '$count',
                '$since',
              ],
            ],
          },
        },
      },
    },
  ];
}

const countSchema = z.tuple([
  areaCodeSchema,
  dutyStateSchema,
  z.nullable(reviewStageSchema),
  daySchema,
  z.enum(['none', 'onTime', 'onTimeExtended', 'late']),
  z.int(),
  z.nullable(z.date()),
]);

const columnSchema = z.object({
  _id: z.object({ letter: z.string(), obligation: z.string(), round: z.int() }),
  first: z.object({
    clause: z.string(),
    form: formId,
    rounds: z.int(),
    dateBasis: dateBasisSchema,
  }),
  counts: z.array(countSchema),
});

/** The counts of the pipeline's answer, each with the values of its round. */
export function talliesOf(found: unknown): DutyTally[] {
  return z.parse(z.array(columnSchema), found).flatMap(({ _id, first, counts }) => {
    const { clause, form, rounds, dateBasis } = first;
    const round = { ..._id, clause, form, rounds, dateBasis };
    return counts.map(([area, state, reviewAt, dueOn, arrival, count, since]) => ({
      ...round,
      area,
      state,
      reviewAt,
      dueOn,
      arrival,
      count,
      since,
    }));
  });
}

import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { Level } from '#domain/centre/centre.ts';
import { dutyStateSchema, reviewStageSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { dateBasisSchema } from '#domain/letter/date-basis.ts';
import type { DutyTally } from '#domain/overview.ts';

/** The report arrived after the original date, so it was on time only because of an extension. */
const isAfterFirstDate = {
  $and: [
    { $eq: [{ $type: '$extension' }, 'object'] },
    { $gt: ['$$on', '$extension.originalDueOn'] },
  ],
};

/**
 * Computes `arrival` of a duty in MongoDB, as timeliness() in domain/duty/duty.ts does.
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

/** The area of a row of the overview: a district of a province, or a tambon of a district. */
function rowExpression(level: Level) {
  return level === 'province' ? { $substrBytes: ['$areaCode', 0, 4] } : '$areaCode';
}

/**
 * Counts duties by row, round, state, date and arrival. A province has hundreds of counts, so the
 * values of a round are sent once, and each count is a short array.
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
        // Documents are compared by their first field, so the minimum is the duty that is due first.
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
          // $push takes one expression, so the arrays are joined to one value.
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

/** Reads the counts from the result of the pipeline and adds the values of their round to each. */
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

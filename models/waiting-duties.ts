import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { dutyStateSchema, reviewStageSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { trusted } from './mongo/collection.ts';

/** Counts what waits for a report or a review, by place, form and state. */
export function waitingPipeline(match: Record<string, unknown>, today: Day): PipelineStage[] {
  const waits = {
    state: trusted({ $nin: ['accepted', 'waived'] }),
    $or: [{ opensOn: trusted({ $lte: today }) }, { state: 'inReview' }],
  };
  return [
    { $match: { $and: [match, waits] } },
    {
      $group: {
        _id: {
          areaCode: '$areaCode',
          level: '$level',
          centre: '$centre',
          form: '$form',
          state: '$state',
          reviewAt: '$reviewAt',
        },
        opensOn: { $min: '$opensOn' },
        count: { $sum: 1 },
      },
    },
    {
      $group: {
        _id: { areaCode: '$_id.areaCode', level: '$_id.level', centre: '$_id.centre' },
        counts: {
          // $push takes one expression.
          $push: {
            $concatArrays: [['$_id.form', '$_id.state', '$_id.reviewAt', '$opensOn', '$count']],
          },
        },
      },
    },
  ];
}

const countSchema = z.tuple([
  formId,
  dutyStateSchema,
  z.nullable(reviewStageSchema),
  daySchema,
  z.int(),
]);

const placeSchema = z.object({
  _id: z.object({ areaCode: areaCodeSchema, level: levelSchema, centre: z.string() }),
  counts: z.array(countSchema),
});

/** The counts of the pipeline's answer, each with its place. */
export function waitingDutiesOf(found: unknown) {
  return z.parse(z.array(placeSchema), found).flatMap(({ _id, counts }) =>
    counts.map(([form, state, reviewAt, opensOn, count]) => ({
      ..._id,
      form,
      state,
      reviewAt,
      opensOn,
      count,
      extra: false,
      archived: false,
    })),
  );
}

/** Duties of one place, form and state; none of them is an extra report or archived. */
export type WaitingDuty = ReturnType<typeof waitingDutiesOf>[number];

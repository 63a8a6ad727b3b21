import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { PipelineStage } from 'mongoose';

const gradingRoundSchema = z.object({
  round: z.int(),
  dueOn: daySchema,
  centres: z.int(),
  accepted: z.array(z.object({ duty: z.string(), centre: z.string(), areaCode: areaCodeSchema })),
});

/** The gradings of each round, sorted by date. Ids are given only for accepted ones. */
export function gradingRoundsPipeline(match: Record<string, unknown>): PipelineStage[] {
  const named = { duty: '$_id', centre: '$centre', areaCode: '$areaCode' };
  return [
    { $match: { ...match, form: 'grading', state: { $ne: 'waived' } } },
    {
      $group: {
        _id: { letter: '$letter', obligation: '$obligation', round: '$round' },
        // An extension moves only single duties to a later date, so the earliest date is the round's.
        dueOn: { $min: '$dueOn' },
        centres: { $sum: 1 },
        accepted: { $push: { $cond: [{ $eq: ['$state', 'accepted'] }, named, '$$REMOVE'] } },
      },
    },
    { $sort: { dueOn: 1, _id: 1 } },
    { $project: { _id: 0, round: '$_id.round', dueOn: 1, centres: 1, accepted: 1 } },
  ];
}

export function gradingRoundsOf(found: unknown) {
  return z.parse(z.array(gradingRoundSchema), found);
}

const scoresSchema = z.object({
  duty: z.string(),
  criteria: z.nullable(z.string()),
  scores: z.record(z.string(), z.number()),
});

/** The scores of each newest revision. A report has 4 kB, but its scores only 300 bytes. */
export function scoresPipeline(duties: readonly string[]): PipelineStage[] {
  const answers = { $objectToArray: '$answers' };
  const scored = {
    $filter: { input: answers, cond: { $isNumber: '$$this.v.score' } },
  };
  return [
    { $match: { duty: { $in: duties } } },
    { $sort: { duty: -1, revision: -1 } },
    {
      $group: { _id: '$duty', newest: { $first: { criteria: '$criteria', answers: '$answers' } } },
    },
    { $replaceWith: { duty: '$_id', criteria: '$newest.criteria', answers: '$newest.answers' } },
    {
      $project: {
        duty: 1,
        criteria: 1,
        scores: {
          $arrayToObject: {
            $map: { input: scored, in: { k: '$$this.k', v: '$$this.v.score' } },
          },
        },
      },
    },
  ];
}

export function scoresOf(found: unknown) {
  return z.parse(z.array(scoresSchema), found);
}

import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { dutyStateSchema, reviewStageSchema } from '#domain/duty/duty.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

/** Counts the demanded duties of letters by obligation, round, date and state. */
export function statesPipeline(
  letters: readonly string[],
  scope: AreaCode | null,
): PipelineStage[] {
  const here = scope === null ? {} : { areaCode: areaPrefix(scope) };
  const by = { obligation: '$obligation', round: '$round', dueOn: '$dueOn' };
  return [
    { $match: { letter: { $in: letters }, ...here, extra: { $ne: true } } },
    { $group: { _id: { ...by, state: '$state', reviewAt: '$reviewAt' }, count: { $sum: 1 } } },
  ];
}

const countSchema = z.object({
  _id: z.object({
    obligation: z.string(),
    round: z.int(),
    dueOn: daySchema,
    state: dutyStateSchema,
    reviewAt: z.nullable(reviewStageSchema),
  }),
  count: z.int(),
});

export function stateCountsOf(found: unknown) {
  return z.parse(z.array(countSchema), found).map(({ _id, count }) => ({ ..._id, count }));
}

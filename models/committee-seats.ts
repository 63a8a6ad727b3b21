import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

/** Counts the current members of each centre and lists those with an account, and the two leaders. */
export function seatsPipeline(areaCodes: readonly AreaCode[]): PipelineStage[] {
  return [
    { $match: { $or: areaCodes.map((code) => ({ areaCode: areaPrefix(code), until: null })) } },
    {
      $group: {
        _id: '$centre',
        sitting: { $sum: 1 },
        accounts: { $push: { $ifNull: ['$person', '$$REMOVE'] } },
        leaders: {
          $push: {
            $cond: [
              { $in: ['$position', ['chair', 'secretary']] },
              { position: '$position', person: { $ifNull: ['$person', null] } },
              '$$REMOVE',
            ],
          },
        },
      },
    },
  ];
}

const rowSchema = z.pipe(
  z.object({
    _id: z.string(),
    sitting: z.int(),
    accounts: z.array(z.string()),
    leaders: z.array(z.object({ position: seatSchema, person: z.nullable(z.string()) })),
  }),
  z.transform(({ _id: centre, ...seats }) => ({ centre, ...seats })),
);

/** The committees of the pipeline's answer. */
export function committeeSeatsOf(found: unknown) {
  return z.parse(z.array(rowSchema), found);
}

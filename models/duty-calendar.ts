import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { dutyStateSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { dateBasisSchema } from '#domain/letter/date-basis.ts';

/** `tambon` keeps the area and the centre of each duty; `district` adds those of a district up. */
export type CalendarGrain = 'tambon' | 'district';

/**
 * Counts duties by round, place, state and dates. What a round's duties have in common is sent once, and
 * each count as a short list, because a province has hundreds of them.
 */
export function calendarPipeline(
  match: Record<string, unknown>,
  grain: CalendarGrain,
): PipelineStage[] {
  const isExact = grain === 'tambon';
  const round = { letter: '$letter', obligation: '$obligation', round: '$round' };
  return [
    { $match: match },
    {
      $group: {
        _id: {
          ...round,
          area: isExact ? '$areaCode' : { $substrBytes: ['$areaCode', 0, 4] },
          centre: isExact ? '$centre' : null,
          level: '$level',
          state: '$state',
          dueOn: '$dueOn',
          districtDueOn: '$districtDueOn',
        },
        count: { $sum: 1 },
        common: {
          $first: { form: '$form', clause: '$clause', rounds: '$rounds', dateBasis: '$dateBasis' },
        },
      },
    },
    {
      $group: {
        _id: { letter: '$_id.letter', obligation: '$_id.obligation', round: '$_id.round' },
        common: { $first: '$common' },
        counts: {
          // $push takes one expression.
          $push: {
            $concatArrays: [
              [
                '$_id.area',
                '$_id.centre',
                '$_id.level',
                '$_id.state',
                '$_id.dueOn',
                '$_id.districtDueOn',
                '$count',
              ],
            ],
          },
        },
      },
    },
  ];
}

const countSchema = z.pipe(
  z.tuple([
    areaCodeSchema,
    z.nullable(z.string()),
    levelSchema,
    dutyStateSchema,
    daySchema,
    daySchema,
    z.int(),
  ]),
  z.transform(([areaCode, centre, level, state, dueOn, districtDueOn, count]) => ({
    areaCode,
    centre,
    level,
    state,
    dueOn,
    districtDueOn,
    count,
  })),
);

const roundSchema = z.pipe(
  z.object({
    _id: z.object({ letter: z.string(), obligation: z.string(), round: z.int() }),
    common: z.object({
      form: formId,
      clause: z.string(),
      rounds: z.int(),
      dateBasis: dateBasisSchema,
    }),
    counts: z.array(countSchema),
  }),
  z.transform(({ _id, common, counts }) => ({ ..._id, ...common, counts })),
);

/** One round of a letter with the counts of its duties. */
export type CalendarRound = z.infer<typeof roundSchema>;

/** The rounds of the pipeline's answer. */
export function calendarRoundsOf(found: unknown): CalendarRound[] {
  return z.parse(z.array(roundSchema), found);
}

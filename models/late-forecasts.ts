import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { lateReasonSchema } from '#domain/duty/likely-late.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection } from './mongo/collection.ts';

/**
 * A report that was named as likely late, with the reasons of the first day. It is later compared
 * with what happened.
 */
export const lateForecastSchema = z.object({
  /** The duty's id. */
  id: z.string(),
  letter: z.string(),
  obligation: z.string(),
  round: z.int(),
  areaCode: areaCodeSchema,
  on: daySchema,
  reasons: z.array(lateReasonSchema),
});

/** At most this many of the newest forecasts are read. A province makes some hundred in a year. */
const mostCompared = 2_000;

export function createLateForecastStore(connection: Connection) {
  const forecasts = createCollection(connection, {
    name: 'lateForecasts',
    shape: lateForecastSchema,
    indexes: [{ keys: { areaCode: 1, on: -1 } }],
  });
  return {
    ...forecasts,
    within: (scope: AreaCode) =>
      forecasts.find(
        { areaCode: areaPrefix(scope) },
        { sort: { on: -1, _id: 1 }, limit: mostCompared },
      ),
  };
}

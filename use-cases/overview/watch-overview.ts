import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { query } from '../use-case.ts';
import { overviewArea } from './overview-area.ts';

/** The area whose changes an open overview hears of. */
export const watchOverview = query({
  name: 'overview.watch',
  input: z.object({ area: z.optional(areaCodeSchema) }),
  run: (env, { area }) => Promise.resolve(overviewArea(env, area)),
});

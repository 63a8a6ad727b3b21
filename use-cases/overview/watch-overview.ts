import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { query } from '../use-case.ts';
import { overviewArea } from './overview-area.ts';

/** The area of an open overview. The overview is told of changes in this area. */
export const watchOverview = query({
  name: 'overview.watch',
  input: z.object({ area: z.optional(areaCodeSchema) }),
  run: (env, { area }) => Promise.resolve(overviewArea(env, area)),
});

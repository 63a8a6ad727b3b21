import * as z from 'zod/mini';
import source from '#domain/data/chiang-rai.json' with { type: 'json' };
import { areaSchema, centreOf } from '#domain/centre/centre.ts';
import type { Area, Centre } from '#domain/centre/centre.ts';

/** The province, its 18 districts and 124 tambons (domain/data). */
export function seedAreas(): Area[] {
  return z.parse(z.array(areaSchema), source);
}

/** One centre for each area, with an opening date long before the first letter. */
export function seedCentres(areas: readonly Area[]): Centre[] {
  return areas.map((area) => centreOf(area, '2008-10-01'));
}

import { provinceOf } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import type { Area } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { query } from '../use-case.ts';

export interface Place extends Area {
  /** True when the actor may see the duties there. */
  readable: boolean;
}

/** All areas of the actor's provinces. Names are only unambiguous among all of them. */
export const findPlaces = query({
  name: 'places.find',
  input: z.object({}),
  run: async ({ stores, actor }): Promise<Place[]> => {
    const provinces = [...new Set(actor.grants.map((held) => provinceOf(held.areaCode)))];
    const areas = (await Promise.all(provinces.map((code) => stores.areas.within(code)))).flat();
    const own = new Set(
      actor.grants.flatMap((held) => (held.role === 'member' ? [held.areaCode] : [])),
    );
    return areas.map((area) => ({
      ...area,
      readable:
        own.has(area.id) || can(actor, 'duty.read', { areaCode: area.id, level: area.level }),
    }));
  },
});

import { provinceOf } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import type { Area } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { query } from '../use-case.ts';

export interface Place extends Area {
  /** True when the actor may see the duties of the place. */
  readable: boolean;
}

/** All areas of the actor's provinces. All of them are needed to know whether a name is unique. */
export const findPlaces = query({
  name: 'places.find',
  input: z.object({}),
  run: async ({ stores, actor }): Promise<Place[]> => {
    const provinces = [...new Set(actor.grants.map((grant) => provinceOf(grant.areaCode)))];
    const areas = (await Promise.all(provinces.map((code) => stores.areas.within(code)))).flat();
    const own = new Set(
      actor.grants.flatMap((grant) => (grant.role === 'member' ? [grant.areaCode] : [])),
    );
    return areas.map((area) => ({
      ...area,
      readable:
        own.has(area.id) || can(actor, 'duty.read', { areaCode: area.id, level: area.level }),
    }));
  },
});

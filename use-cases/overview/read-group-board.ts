import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { groupBoardOf } from '#domain/group-board.ts';
import type { GroupBoardLine } from '#domain/group-board.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Actor } from '#domain/permissions.ts';
import { dutyForActor } from '#domain/duty/viewer-role.ts';
import { placeNamed } from '../people/bind-group.ts';
import { query } from '../use-case.ts';

export interface GroupBoard {
  place: string;
  lines: GroupBoardLine[];
}

/**
 * What a bound chat group may see: places with their states by the centres' own due dates, without
 * names of people.
 */
export const readGroupBoard = query({
  name: 'group.board',
  input: z.object({ groupId: z.string() }),
  run: async (env, { groupId }): Promise<GroupBoard | null> => {
    const bound = await env.stores.groups.boundTo(groupId);
    if (!bound) return null;
    const { areaCode } = bound;
    const wide = levelOf(areaCode) === 'province';
    const eyes = eyesOf(areaCode, wide);
    const duties = await env.stores.duties.ofScopes([{ within: areaCode }]);
    const seen = duties.map((duty) => dutyForActor(eyes, { duty, now: env.now }));
    const placeOf = (duty: Duty) => (wide ? districtOf(duty) : duty.centreName);
    return {
      place: await placeNamed(env, areaCode),
      lines: groupBoardOf(seen, { today: bangkokDay(env.now), placeOf }),
    };
  },
});

function eyesOf(areaCode: AreaCode, wide: boolean): Actor {
  const role = wide ? ('province' as const) : ('officer' as const);
  return { person: 'group', grants: [{ role, areaCode, centre: null, seat: null }] };
}

function districtOf(duty: Duty): string {
  return duty.level === 'province' ? duty.centreName : `อ.${duty.districtName}`;
}

import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, areaLabel, levelOf } from '#domain/centre/centre.ts';
import { overviewOf } from '#domain/overview.ts';
import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { createSingleFlight } from '../single-flight.ts';
import { requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { yearDuties } from '../duties/year-duties.ts';

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/** ภาพรวม of a province or district: who is late, by how much, and who must act. */
export const readOverview = query({
  name: 'overview.read',
  input: z.object({ area: z.optional(areaCodeSchema), year: z.optional(z.coerce.number()) }),
  run: async (env, input) => {
    const { stores, actor, now } = env;
    const scope = input.area ?? widestOverview(actor);
    if (!scope) throw new Problem('not-allowed');
    requirePermission(env, { action: 'overview.read', subject: { areaCode: scope } });
    return sharedReading(stores, {
      key: `overview:${scope}:${input.year ?? ''}`,
      work: () => read({ stores, now }, { scope, year: input.year }),
    });
  },
});

async function read(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  of: { scope: AreaCode; year: number | undefined },
) {
  const [area, below, { duties, fiscalYear, years }] = await Promise.all([
    stores.areas.get(of.scope),
    stores.areas.within(of.scope),
    yearDuties({ stores, now }, of),
  ]);
  if (!area) throw new Problem('not-found');
  const rowLevel = area.level === 'province' ? 'district' : 'tambon';
  return {
    areaCode: area.id,
    areaName: areaLabel(area),
    level: levelOf(area.id),
    fiscalYear,
    years,
    today: bangkokDay(now),
    now,
    ...overviewOf({
      duties,
      level: area.level,
      areas: below.filter((one) => one.level === rowLevel),
      now,
    }),
  };
}

/** The widest area the actor may see the overview of. */
export function widestOverview(actor: Actor): AreaCode | undefined {
  return actor.grants
    .map((held) => held.areaCode)
    .filter((areaCode) => can(actor, 'overview.read', { areaCode }))
    .toSorted((a, b) => a.length - b.length)[0];
}

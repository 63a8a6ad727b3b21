import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, areaLabel, levelOf } from '#domain/centre/centre.ts';
import { overviewOf } from '#domain/overview.ts';
import { Problem } from '#domain/problem.ts';
import { createSingleFlight } from '../single-flight.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { yearInScope } from '../duties/year-scope.ts';
import { overviewArea, rowsOf } from './overview-area.ts';

/** How many overdue duties are shown, longest overdue first. */
const overdueShown = 5;

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/** ภาพรวม of a province or district: who is late, by how much, and who must act. */
export const readOverview = query({
  name: 'overview.read',
  input: z.object({ area: z.optional(areaCodeSchema), year: z.optional(z.coerce.number()) }),
  run: async (env, input) => {
    const { stores, now } = env;
    const scope = overviewArea(env, input.area);
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
  const today = bangkokDay(now);
  const counts = yearInScope({ stores, now }, of).then(async ({ year, years }) => {
    const [tallies, latest] = await Promise.all([
      stores.duties.tally(year),
      stores.duties.longestOverdue(year, { today, limit: overdueShown }),
    ]);
    return { tallies, latest, fiscalYear: year.fiscalYear, years };
  });
  const [below, { tallies, latest, fiscalYear, years }] = await Promise.all([
    stores.areas.within(of.scope),
    counts,
  ]);
  const area = below.find(({ id }) => id === of.scope);
  if (!area) throw new Problem('not-found');
  return {
    areaCode: area.id,
    areaName: areaLabel(area),
    level: levelOf(area.id),
    fiscalYear,
    years,
    today,
    now,
    ...overviewOf({
      tallies,
      latest,
      areas: rowsOf(area, below),
      now,
    }),
  };
}

import * as z from 'zod/mini';
import { atBangkok, bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { lastWorkingDay, pacesOf } from '#domain/pace.ts';
import { yearInScope } from '../duties/year-scope.ts';
import { createSingleFlight } from '../single-flight.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { overviewArea } from './overview-area.ts';

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/**
 * For each due date, the actual number of reports next to an even pace, and what has changed since
 * the last working day.
 */
export const readProgress = query({
  name: 'overview.progress',
  input: z.object({ area: z.optional(areaCodeSchema), year: z.optional(z.coerce.number()) }),
  run: async (env, input) => {
    const scope = overviewArea(env, input.area);
    return sharedReading(env.stores, {
      key: `progress:${scope}:${input.year ?? ''}`,
      work: () => read(env, { scope, year: input.year }),
    });
  },
});

async function read(
  { stores, now }: Pick<UseCaseContext, 'stores' | 'now'>,
  of: { scope: AreaCode; year: number | undefined },
) {
  const today = bangkokDay(now);
  const [{ year }, holidays, { digestAt }] = await Promise.all([
    yearInScope({ stores, now }, of),
    stores.holidays.days(of.scope),
    stores.settings.policyOf(of.scope),
  ]);
  const day = lastWorkingDay({ today, holidays });
  const at = atBangkok(day, digestAt);
  const [rounds, changes] = await Promise.all([
    stores.duties.arrivals(year),
    stores.duties.changesSince(year, { at, day, today }),
  ]);
  return {
    today,
    paces: pacesOf(rounds, { today, holidays }),
    since: { day, time: digestAt, ...changes },
  };
}

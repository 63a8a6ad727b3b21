import * as z from 'zod/mini';
import { addDays, bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import {
  lateReasonText,
  lateRecord,
  haveMostOthersBegun,
  lateRules,
  likelyLate,
  roundKey,
  wasOftenLate,
} from '#domain/duty/likely-late.ts';
import { createSingleFlight } from '../single-flight.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { overviewArea } from './overview-area.ts';

type Reading = Pick<UseCaseContext, 'stores' | 'now'>;

/**
 * The duties of an area that may come late. They are compared with the other centres of the whole
 * province.
 */
export async function findLikelyLate({ stores, now }: Reading, scope: AreaCode) {
  const today = bangkokDay(now);
  const span = { today, until: addDays(today, lateRules.withinDays) };
  const [past, begun] = await Promise.all([
    stores.duties.pastOfCentres(scope, today),
    stores.duties.begunOfRounds(provinceOf(scope), span),
  ]);
  const duties = await stores.duties.dueSoon(scope, {
    ...span,
    centres: [...past].filter(([, count]) => wasOftenLate(count)).map(([centre]) => centre),
    rounds: begun
      .filter(haveMostOthersBegun)
      .map(({ letter, obligation, round }) => ({ letter, obligation, round })),
  });
  const rounds = new Map(begun.map((round) => [roundKey(round), round]));
  return likelyLate(duties, { past, rounds, today });
}

/** How many of the reports that the forecast named came late, over the rounds whose date has passed. */
async function readRecord({ stores, now }: Reading, scope: AreaCode) {
  const today = bangkokDay(now);
  const forecasts = await stores.lateForecasts.within(scope);
  if (forecasts.length === 0) return null;
  const rounds = [...new Map(forecasts.map((one) => [roundKey(one), one])).values()];
  const [named, late] = await Promise.all([
    stores.duties.many(forecasts.map(({ id }) => id)),
    stores.duties.countLate(scope, { rounds, today }),
  ]);
  return lateRecord(named, { late, today });
}

const sharedReading = createSingleFlight<Awaited<ReturnType<typeof read>>>();

/** อาจช้า: which reports may come late and why, and how often the forecast was right before. */
export const readLikelyLate = query({
  name: 'overview.likelyLate',
  input: z.object({ area: z.optional(areaCodeSchema) }),
  run: (env, input) => {
    const scope = overviewArea(env, input.area);
    const { stores, now } = env;
    return sharedReading(stores, {
      key: `likelyLate:${scope}`,
      work: () => read({ stores, now }, scope),
    });
  },
});

const mostShown = 30;

async function read(env: Reading, scope: AreaCode) {
  const [found, record] = await Promise.all([findLikelyLate(env, scope), readRecord(env, scope)]);
  return {
    total: found.length,
    centres: new Set(found.map(({ duty }) => duty.centre)).size,
    duties: found.slice(0, mostShown).map(({ duty, reasons }) => ({
      id: duty.id,
      title: dutyTitle(duty),
      centreName: duty.centreName,
      districtName: duty.level === 'tambon' ? duty.districtName : '',
      dueOn: duty.dueOn,
      reasons: reasons.map(lateReasonText),
    })),
    record,
  };
}

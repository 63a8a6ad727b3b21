import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay, daySchema, yearOf } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { districtDatesNear, holidayId, yearsWithoutHolidays } from '#domain/holidays.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { command, requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The province whose holidays the actor may change. */
function requireHolidayEditor(env: UseCaseContext): AreaCode {
  const grant = primaryGrant(env.actor.grants);
  if (!grant) throw new Problem('not-allowed');
  const areaCode = provinceOf(grant.areaCode);
  requirePermission(env, { action: 'settings.edit', subject: { areaCode } });
  return areaCode;
}

export const listHolidays = query({
  name: 'holidays.list',
  input: z.object({}),
  run: async (env) => {
    const areaCode = requireHolidayEditor(env);
    const today = bangkokDay(env.now);
    const [holidays, letters] = await Promise.all([
      env.stores.holidays.listed(areaCode),
      env.stores.letters.inForce([areaCode]),
    ]);
    const days = new Set(holidays.map(({ on }) => on));
    const dates = letters.flatMap((letter) => roundsOf(letter).map(({ round }) => round.dueOn));
    const nextYear: Day = `${yearOf(today) + 1}-01-01`;
    return {
      today,
      holidays: holidays.map((holiday) => ({
        on: holiday.on,
        name: holiday.name,
        /** Only in the reader's province. */
        own: holiday.areaCode !== null,
      })),
      /** Buddhist years without any holiday, among the coming years and the years of letters in force. */
      missing: yearsWithoutHolidays([today, nextYear, ...dates], days),
      /** Rounds that are due on a holiday. Only the province can move their dates. */
      clashes: [...new Set(dates)].filter((on) => days.has(on)).toSorted(),
    };
  },
});

/** Adds a holiday of the province. Adding a day again changes its name there. */
export const addHoliday = command({
  name: 'holiday.added',
  input: z.object({
    on: daySchema,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  }),
  run: async (env, { on, name }) => {
    const areaCode = requireHolidayEditor(env);
    const { holidays } = env.stores;
    const { country, own } = await holidays.rowsOn(on, areaCode);
    const before = own?.isWorkday ? undefined : (own ?? country)?.name;
    if (country?.name === name) await holidays.remove({ id: holidayId(on, areaCode) });
    else await holidays.put({ id: holidayId(on, areaCode), on, areaCode, name, basis: 'province' });
    const redated = await redate(env, { on, areaCode });
    env.audit({ subject: `holiday:${on}`, areaCode, note: name, before });
    return { redated };
  },
});

/** Removes a holiday in the province. A holiday of the country becomes a working day there. */
export const removeHoliday = command({
  name: 'holiday.removed',
  input: z.object({ on: daySchema }),
  run: async (env, { on }) => {
    const areaCode = requireHolidayEditor(env);
    const { holidays } = env.stores;
    const { country, own } = await holidays.rowsOn(on, areaCode);
    const removed = own ?? country;
    if (!removed || removed.isWorkday) throw new Problem('not-found');
    const id = holidayId(on, areaCode);
    if (country) await holidays.put({ ...country, id, areaCode, isWorkday: true });
    else await holidays.remove({ id });
    const redated = await redate(env, { on, areaCode });
    env.audit({ subject: `holiday:${on}`, areaCode, note: removed.name });
    return { redated };
  },
});

/**
 * After a change, only future dates at the district follow the table (decision 0009). MongoDB updates
 * the duties one due date after the other without sending them to us, because a day concerns hundreds.
 */
async function redate(
  { stores, now }: UseCaseContext,
  { on, areaCode }: { on: Day; areaCode: AreaCode },
): Promise<number> {
  const dates = districtDatesNear(on, { holidays: await stores.holidays.days(areaCode), now });
  return stores.duties.moveDistrictDates(dates, { today: bangkokDay(now), within: areaCode });
}

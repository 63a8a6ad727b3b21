import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay, daySchema, yearOf } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { districtDatesNear, yearsWithoutHolidays } from '#domain/holidays.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { command, requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * All provinces share one table of holidays. People who may edit the settings of any province may
 * change it.
 */
function requireHolidayEditor(env: UseCaseContext): AreaCode {
  const grant = primaryGrant(env.actor.grants);
  if (!grant) throw new Problem('not-allowed');
  const { areaCode } = grant;
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
      env.stores.holidays.all(),
      env.stores.letters.inForce([areaCode]),
    ]);
    const days = new Set(holidays.map((holiday) => holiday.id));
    const dates = letters.flatMap((letter) => roundsOf(letter).map(({ round }) => round.dueOn));
    const nextYear: Day = `${yearOf(today) + 1}-01-01`;
    return {
      today,
      holidays: holidays.map(({ id, name }) => ({ on: id, name })),
      /** Buddhist years without any holiday, among the coming years and the years of letters in force. */
      missing: yearsWithoutHolidays([today, nextYear, ...dates], days),
      /** Rounds that are due on a holiday. Only the province can move their dates. */
      clashes: [...new Set(dates)].filter((on) => days.has(on)).toSorted(),
    };
  },
});

/** Adds a holiday. Adding a day again changes its name. */
export const addHoliday = command({
  name: 'holiday.added',
  input: z.object({
    on: daySchema,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  }),
  run: async (env, { on, name }) => {
    const areaCode = requireHolidayEditor(env);
    const before = await env.stores.holidays.get(on);
    await env.stores.holidays.put({ id: on, name, basis: 'province' });
    const redated = await redate(env, on);
    env.audit({ subject: `holiday:${on}`, areaCode, note: name, before: before?.name });
    return { redated };
  },
});

export const removeHoliday = command({
  name: 'holiday.removed',
  input: z.object({ on: daySchema }),
  run: async (env, { on }) => {
    const areaCode = requireHolidayEditor(env);
    const before = await env.stores.holidays.get(on);
    if (!before) throw new Problem('not-found');
    await env.stores.holidays.remove({ id: on });
    const redated = await redate(env, on);
    env.audit({ subject: `holiday:${on}`, areaCode, note: before.name });
    return { redated };
  },
});

/**
 * After a change, only future dates at the district follow the table (decision 0009). MongoDB updates
 * the duties one due date after the other without sending them to us, because in the whole country a
 * day concerns 19,000.
 */
async function redate({ stores, now }: UseCaseContext, on: Day): Promise<number> {
  const dates = districtDatesNear(on, { holidays: await stores.holidays.days(), now });
  return stores.duties.moveDistrictDates(dates, bangkokDay(now));
}

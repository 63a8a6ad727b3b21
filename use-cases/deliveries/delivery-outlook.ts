import * as z from 'zod/mini';
import { addDays, bangkokDay, isWorkingDay, startOfDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { forecastByDay, forecastDays, forecastMornings } from '#domain/policy/forecast.ts';
import { quotaOutlook, quotaWarning } from '#domain/policy/quota-outlook.ts';
import { messageLabel } from '#domain/privacy/entry-labels.ts';
import { Problem } from '#domain/problem.ts';
import { readQuota } from '../notices/quota.ts';
import { forecastFacts } from '../settings/forecast-facts.ts';
import { newOffice } from '../settings/settings-editor.ts';
import { command, query, requireAreas } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Kinds of messages that the morning forecast contains. For the other kinds an average is used. */
const morningKinds = ['digest', 'meeting', 'terms', 'summary'] as const;

/** The province whose messages the actor may manage. */
function provinceManaged(env: UseCaseContext): AreaCode {
  const province = requireAreas(env, 'message.manage').find((code) => levelOf(code) === 'province');
  if (!province) throw new Problem('not-allowed');
  return province;
}

/** Today's messages, those of the next 30 days, and when the month's quota will be used up. */
export const readOutlook = query({
  name: 'deliveries.outlook',
  input: z.object({}),
  run: async (env) => {
    const { stores, now } = env;
    const province = provinceManaged(env);
    const today = bangkokDay(now);
    const policy = await stores.settings.policyOf(province);
    const [facts, quota, states, month, lately, row] = await Promise.all([
      forecastFacts(stores, { province, policy, now }),
      readQuota(env),
      stores.deliveries.statesSince(province, startOfDay(today)),
      stores.deliveries.kindsSince(province, startOfDay(firstOfMonth(today))),
      stores.deliveries.kindsSince(province, startOfDay(addDays(today, -forecastDays))),
      stores.settings.get(province),
    ]);
    const days = forecastByDay(forecastMornings(facts, { policy }));
    const othersADay = averageOf(lately, { today, holidays: facts.holidays });
    return {
      today,
      hold: await holdView(env, row?.hold ?? null),
      states,
      days,
      othersADay: Math.round(othersADay),
      month: month.map(({ kind, count }) => ({ about: messageLabel(kind), count })),
      quota: quota && {
        ...quota,
        warning: quotaWarning(quota),
        ...quotaOutlook({ quota, today, days, othersADay, holidays: facts.holidays }),
      },
    };
  },
});

function firstOfMonth(day: Day): Day {
  return addDays(day, 1 - Number(day.slice(-2)));
}

/** The average number of other messages on a working day. */
function averageOf(
  lately: readonly { kind: string; count: number }[],
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): number {
  const others = lately.filter(({ kind }) => !morningKinds.some((morning) => morning === kind));
  const sent = others.reduce((sum, { count }) => sum + count, 0);
  const days = Array.from({ length: forecastDays }, (_, at) => addDays(today, -at));
  return sent / Math.max(1, days.filter((day) => isWorkingDay(day, holidays)).length);
}

async function holdView(
  { stores }: UseCaseContext,
  hold: { by: string; at: Date; reason: string } | null,
) {
  if (!hold) return null;
  const person = await stores.persons.get(hold.by);
  return { by: person?.name ?? '', at: hold.at, reason: hold.reason };
}

/**
 * Holds every message of the province until it is released. Messages that are already being sent are
 * not stopped.
 */
export const holdDeliveries = command({
  name: 'deliveries.hold',
  input: z.object({ reason: z.string().check(z.trim(), z.maxLength(limits.office.textLetters)) }),
  run: async (env, { reason }) => {
    const province = provinceManaged(env);
    if (reason === '') throw new Problem('reason-required');
    const row = await env.stores.settings.get(province);
    if (row?.hold) return {};
    const hold = { by: env.actor.person, at: env.now, reason };
    await env.stores.settings.put({ ...newOffice, ...row, id: province, hold });
    env.audit({ subject: `deliveries:${province}`, areaCode: province, note: reason });
    return {};
  },
});

/** Ends the hold. Digests that were held are merged into the next digest. */
export const releaseDeliveries = command({
  name: 'deliveries.release',
  input: z.object({}),
  run: async (env) => {
    const province = provinceManaged(env);
    const row = await env.stores.settings.get(province);
    if (!row?.hold) return {};
    await env.stores.settings.put({ ...row, hold: null });
    env.audit({ subject: `deliveries:${province}`, areaCode: province });
    return {};
  },
});

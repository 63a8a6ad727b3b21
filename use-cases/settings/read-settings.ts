import * as z from 'zod/mini';
import { bangkokDay, yearOf } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { indicatorsOf } from '#domain/criteria/diff.ts';
import { yearsWithoutHolidays } from '#domain/holidays.ts';
import { can } from '#domain/permissions.ts';
import { officesWithoutPhone } from '#domain/settings/first-day.ts';
import { fiscalYearOf } from '#domain/thai/year.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { officesOf, requireSettingsEditor } from './settings-editor.ts';

const dayMs = 86_400_000;

/** The present values of every settings section for the reader's province. */
export const readSettings = query({
  name: 'settings.read',
  input: z.object({}),
  run: async (env) => {
    const province = requireSettingsEditor(env);
    const { stores, now, actor } = env;
    const mayErase = can(actor, 'privacy.manage', { areaCode: province });
    const [
      letter,
      criteria,
      centres,
      holidaysMissing,
      people,
      invites,
      requests,
      offices,
      office,
      erasures,
      dataRequests,
      policy,
    ] = await Promise.all([
      newestLetter(env, province),
      stores.criteria.current(fiscalYearOf(bangkokDay(now)), province),
      stores.centres.countOpenIn(province),
      yearsMissing(env, province),
      stores.persons.countWithin(province),
      stores.invites.countUsable(province, now),
      waitingRequests(env, province),
      officesOf(stores, province),
      stores.settings.get(province),
      stores.erasureRequests.openIn([province]),
      stores.dataRequests.openIn([province]),
      stores.settings.policyOf(province),
    ]);
    return {
      letter,
      criteria: criteria && {
        categories: criteria.categories.length,
        indicators: indicatorsOf(criteria).length,
        sample: criteria.sample,
      },
      centres,
      holidaysMissing,
      people,
      invites,
      requests,
      offices: {
        districts: offices.areas.filter(({ level }) => level === 'district').length,
        missing: officesWithoutPhone(offices),
      },
      quorumPercent: await stores.settings.quorumOf(province),
      issuer: office?.issuer ?? '',
      reminders: { digestAt: policy.digestAt, waves: policy.waves.length },
      dataRequests: (mayErase ? erasures.length : 0) + dataRequests.length,
    };
  },
});

async function newestLetter({ stores }: UseCaseContext, province: AreaCode) {
  const [letter] = await stores.letters.inForce([province]);
  if (!letter) return null;
  return {
    fiscalYear: letter.fiscalYear,
    clauses: letter.clauses.length,
    duties: await stores.duties.count({ letter: letter.id, extra: false }),
  };
}

/** This and the next calendar year, if no holidays are entered for them. */
async function yearsMissing(
  { stores, now }: UseCaseContext,
  province: AreaCode,
): Promise<number[]> {
  const today = bangkokDay(now);
  const nextYear: Day = `${yearOf(today) + 1}-01-01`;
  return yearsWithoutHolidays([today, nextYear], await stores.holidays.days(province));
}

async function waitingRequests({ stores, now }: UseCaseContext, province: AreaCode) {
  const open = await stores.joinRequests.openIn([province]);
  const [longest] = open.map(({ askedAt }) => askedAt.getTime()).toSorted((a, b) => a - b);
  return {
    open: open.length,
    longestDays: longest === undefined ? 0 : Math.floor((now.getTime() - longest) / dayMs),
  };
}

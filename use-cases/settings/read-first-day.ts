import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import type { Action } from '#domain/permissions.ts';
import { firstDayTasks, isFirstDay } from '#domain/settings/first-day.ts';
import type { FirstDayFacts, FirstDayTask } from '#domain/settings/first-day.ts';
import { fiscalYearOf } from '#domain/thai/year.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { officesOf, requireSettingsEditor } from './settings-editor.ts';

/** The permission that some tasks need instead of the right to change settings and invite people. */
const actionOf: Partial<Record<FirstDayTask, Action>> = {
  letter: 'letter.edit',
  criteria: 'criteria.edit',
};

/**
 * What the province still needs before its first day of work, and which of these tasks the reader may
 * do.
 */
export const readFirstDay = query({
  name: 'firstDay.read',
  input: z.object({}),
  run: async (env) => {
    const areaCode = requireSettingsEditor(env);
    const tasks = firstDayTasks(await factsOf(env, areaCode));
    return {
      isFirstDay: isFirstDay(tasks),
      tasks: tasks.map(({ task, left }) => {
        const action = actionOf[task];
        return { task, left, isMine: !action || can(env.actor, action, { areaCode }) };
      }),
    };
  },
});

async function factsOf(
  { stores, now }: UseCaseContext,
  province: AreaCode,
): Promise<FirstDayFacts> {
  const fiscalYear = fiscalYearOf(bangkokDay(now));
  const [{ areas, offices }, letters, criteria, staff] = await Promise.all([
    officesOf(stores, province),
    stores.letters.inForce([province]),
    stores.criteria.current(fiscalYear, province),
    stores.persons.holdingWithin(['officer', 'districtHead', 'province'], province),
  ]);
  return {
    areas,
    offices,
    fiscalYear,
    letterYears: letters.map((letter) => letter.fiscalYear),
    criteria,
    staff,
  };
}

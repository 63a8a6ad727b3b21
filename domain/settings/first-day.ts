import * as z from 'zod/mini';
import { isWithin } from '../centre/centre.ts';
import type { Area, AreaCode } from '../centre/centre.ts';
import { dialledNumber } from '../fields/phone.ts';
import type { Grant, Role } from '../permissions.ts';

/** What a province must set up before reminders and reports work, in the order of the tasks. */
export const firstDayTaskSchema = z.enum([
  'provinceStaff',
  'offices',
  'letter',
  'criteria',
  'heads',
  'officers',
  'reach',
]);
export type FirstDayTask = z.infer<typeof firstDayTaskSchema>;

interface Staff {
  grants: readonly Grant[];
  /** A friend of the LINE account, who therefore receives messages. */
  following: boolean;
}

export interface FirstDayFacts {
  /** The province, its districts and its tambons. */
  areas: readonly Pick<Area, 'id' | 'level'>[];
  offices: readonly { areaCode: string; phone: string }[];
  fiscalYear: number;
  /** Fiscal years of the letters in force. */
  letterYears: readonly number[];
  /** The criteria in force; null if there are none. */
  criteria: { sample: boolean } | null;
  /** People who are officers, heads of districts or province staff. */
  staff: readonly Staff[];
}

/** How much of each task is left; 0 when the task is done. */
export function firstDayTasks(facts: FirstDayFacts): { task: FirstDayTask; left: number }[] {
  const { areas, staff, letterYears, fiscalYear, criteria } = facts;
  const of = (level: Area['level']) => areas.filter((area) => area.level === level);
  const without = (places: readonly Pick<Area, 'id'>[], role: Role): number =>
    places.filter(({ id }) => !isServed(id, { role, staff })).length;
  const left: Record<FirstDayTask, number> = {
    provinceStaff: without(of('province'), 'province'),
    offices: officesWithoutPhone(facts),
    letter: letterYears.includes(fiscalYear) ? 0 : 1,
    criteria: criteria === null || criteria.sample ? 1 : 0,
    heads: without(of('district'), 'districtHead'),
    officers: without(of('tambon'), 'officer'),
    reach: staff.filter(({ following }) => !following).length,
  };
  return firstDayTaskSchema.options.map((task) => ({ task, left: left[task] }));
}

/**
 * True while the home screen shows the list. It is normal that messages do not reach some people, so
 * this task alone does not show the list again. The settings still show it.
 */
export function isFirstDay(tasks: readonly { task: FirstDayTask; left: number }[]): boolean {
  return tasks.some(({ task, left }) => task !== 'reach' && left > 0);
}

function isServed(area: AreaCode, by: { role: Role; staff: readonly Staff[] }): boolean {
  return by.staff.some(({ grants }) =>
    grants.some(({ role, areaCode }) => role === by.role && isWithin(area, areaCode)),
  );
}

/** How many offices of the province and its districts have no phone number. */
export function officesWithoutPhone({
  areas,
  offices,
}: Pick<FirstDayFacts, 'areas' | 'offices'>): number {
  const reachable = new Set(
    offices.filter(({ phone }) => dialledNumber(phone) !== '').map(({ areaCode }) => areaCode),
  );
  return areas.filter(({ id, level }) => level !== 'tambon' && !reachable.has(id)).length;
}

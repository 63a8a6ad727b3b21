import { bangkokDay, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { districtOf } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import { foldText } from '../search/fold.ts';
import { assigneeOf, isOpenWork, isOwed, standingOf, timeliness } from './duty.ts';
import type { Duty } from './duty.ts';
import type { DutyOrder, DutyViewName, HolderFilter } from './list-filter.ts';
import type { Assignee, Standing } from './standing.ts';
import { dutyTitle } from './title.ts';

export interface ListedDuty {
  duty: Duty;
  /** Names of the people who must act now. */
  who: readonly string[];
}

export interface DutyFilter {
  query?: string | undefined;
  district?: AreaCode | undefined;
  clause?: string | undefined;
  /** Due at the province on this day or earlier. */
  until?: Day | undefined;
  holder?: HolderFilter | undefined;
}

/** The rows of each reading, and the day of the next date: the first on which a duty is still owed. */
export function viewsOf<T extends Duty>(
  duties: readonly T[],
  now: Date,
): Record<DutyViewName, readonly T[]> {
  const today = bangkokDay(now);
  const owed = duties.filter((duty) => isOwed(duty));
  const notYet = owed.filter((duty) => duty.reachedProvinceAt === null);
  const [next] = owed
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn >= today)
    .toSorted();
  const passing = (is: (duty: T) => boolean): readonly T[] => duties.filter(is);
  return {
    late: notYet.filter(({ dueOn }) => dueOn < today),
    open: notYet.filter((duty) => isOpenWork(duty, today)),
    atDistrict: passing(({ reviewAt }) => reviewAt === 'district'),
    atProvince: passing(({ reviewAt }) => reviewAt === 'province'),
    returned: passing(({ state }) => state === 'returned'),
    next: notYet.filter(({ dueOn }) => dueOn === next),
    extended: passing((duty) => timeliness(duty, { dueOn: duty.dueOn, now }) === 'onTimeExtended'),
    waived: passing(({ state }) => state === 'waived'),
    all: duties,
  };
}

/** The duties that pass all filters. Words are found anywhere in centre, title or name. */
export function filterDuties<T extends ListedDuty>(rows: readonly T[], filter: DutyFilter): T[] {
  const words = (filter.query ?? '').split(/\s+/).map(foldText).filter(Boolean);
  return rows.filter(({ duty, who }) => {
    if (filter.district !== undefined && districtOf(duty.areaCode) !== filter.district)
      return false;
    if (filter.clause !== undefined && duty.clause !== filter.clause) return false;
    if (filter.until !== undefined && duty.dueOn > filter.until) return false;
    if (filter.holder !== undefined && assigneeOf(duty) !== filter.holder) return false;
    if (words.length === 0) return true;
    const { centreName, districtName } = duty;
    const text = foldText([centreName, districtName, dutyTitle(duty), ...who].join(' '));
    return words.every((word) => text.includes(word));
  });
}

const standings: readonly Standing[] = [
  'overdue',
  'returned',
  'review',
  'draft',
  'due',
  'open',
  'closed',
  'done',
  'waived',
];
const holders: readonly Assignee[] = ['centre', 'district', 'province', 'nobody'];

/** In this order; equal rows by date, then id, so that pages neither lose nor repeat a row. */
export function sortDuties<T extends ListedDuty>(
  rows: readonly T[],
  { sort, isDescending, now }: { sort: DutyOrder; isDescending: boolean; now: Date },
): T[] {
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: orderKey(row, { sort, now }) }));
  return keyed
    .toSorted((a, b) => sign * compareKeys(a.key, b.key) || byDate(a.row.duty, b.row.duty))
    .map(({ row }) => row);
}

type Key = string | number;

function orderKey({ duty, who }: ListedDuty, of: { sort: DutyOrder; now: Date }): Key {
  switch (of.sort) {
    case 'due':
      return duty.dueOn;
    case 'centre':
      return duty.areaCode;
    case 'district':
      return duty.districtName;
    case 'title':
      return dutyTitle(duty);
    case 'clause':
      return duty.clause.padStart(3, '0');
    case 'standing':
      return standings.indexOf(standingOf(duty, { dueOn: duty.dueOn, now: of.now }));
    case 'holder':
      return `${holders.indexOf(assigneeOf(duty))} ${who.join(' ')}`;
    case 'since':
      // The longest wait first.
      return -(waitingDays(duty, bangkokDay(of.now)) ?? -1);
  }
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'th');
}

function byDate(a: Duty, b: Duty): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * For how many days the duty has been where it is: overdue since its date, in review since it arrived
 * there, returned since then, otherwise open. Null when nobody has to act, or it is not open yet.
 */
export function waitingDays(duty: Duty, today: Day): number | null {
  const since = waitingSince(duty, today);
  return since === null || since > today ? null : daysBetween(since, today);
}

function waitingSince(duty: Duty, today: Day): Day | null {
  const holder = assigneeOf(duty);
  if (holder === 'nobody') return null;
  const arrived = holder === 'province' ? duty.reachedProvinceAt : duty.submittedAt;
  if (duty.state === 'inReview') return arrived === null ? null : bangkokDay(arrived);
  if (duty.state === 'returned' && duty.returnNote) return bangkokDay(duty.returnNote.at);
  if (duty.extra) return null;
  return duty.dueOn < today ? duty.dueOn : duty.opensOn;
}

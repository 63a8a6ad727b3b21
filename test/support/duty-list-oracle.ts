import { bangkokDay } from '#domain/calendar.ts';
import { assigneeOf, isOpenWork, isOwed, standingOf, timeliness } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyOrder, DutyViewName } from '#domain/duty/list/filter.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { waitingDays } from '#domain/duty/waiting.ts';

/** Whether a view includes a duty, by the rules for a single duty. `next` is the next due date. */
export function isInView(duty: Duty, view: DutyViewName, of: { now: Date; next: string }): boolean {
  const today = bangkokDay(of.now);
  const isOnItsWay = isOwed(duty) && duty.reachedProvinceAt === null;
  switch (view) {
    case 'late':
      return isOnItsWay && duty.dueOn < today;
    case 'open':
      return isOnItsWay && isOpenWork(duty, today);
    case 'next':
      return isOnItsWay && duty.dueOn === of.next;
    case 'returned':
      return duty.state === 'returned';
    case 'atDistrict':
      return duty.reviewAt === 'district';
    case 'atProvince':
      return duty.reviewAt === 'province';
    case 'extended':
      return timeliness(duty, { dueOn: duty.dueOn, now: of.now }) === 'onTimeExtended';
    case 'waived':
      return duty.state === 'waived';
    case 'all':
      return true;
  }
}

const standings = [
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
const holders = ['centre', 'district', 'province', 'nobody'];

/** The values by which a list in this order is sorted. */
export function orderKeyOf(duty: Duty, order: DutyOrder, now: Date): string | number {
  switch (order) {
    case 'due':
      return duty.dueOn;
    case 'centre':
      return duty.centreName;
    case 'district':
      return duty.districtName;
    case 'title':
      return dutyTitle({ ...duty, rounds: 1 });
    case 'clause':
      return Number(duty.clause);
    case 'standing':
      return standings.indexOf(standingOf(duty, { dueOn: duty.dueOn, now }));
    case 'holder':
      return holders.indexOf(assigneeOf(duty));
    case 'since':
      return -(waitingDays(duty, bangkokDay(now)) ?? -1);
  }
}

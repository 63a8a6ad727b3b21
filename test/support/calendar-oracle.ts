import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { viewRoleOf } from '#domain/duty/viewer-role.ts';
import { columnKey } from '#domain/overview.ts';
import type { Actor } from '#domain/permissions.ts';

interface DateCount {
  dueOn: Day;
  done: number;
  total: number;
}

/** The calendar computed duty by duty, to compare with the counts that MongoDB makes. */
export function calendarByDuty(actor: Actor, duties: readonly Duty[]): Map<string, DateCount> {
  const dateOf = (duty: Duty): Day =>
    viewRoleOf(actor, duty) === 'worker' ? duty.districtDueOn : duty.dueOn;
  return new Map(
    [...Map.groupBy(duties, columnKey)].map(([key, group]) => {
      const counted = group.filter(({ state }) => state !== 'waived');
      const sent = counted.filter(({ state }) => state === 'accepted' || state === 'inReview');
      const [dueOn = '9999-12-31'] = group.map(dateOf).toSorted();
      return [key, { dueOn, done: sent.length, total: counted.length }];
    }),
  );
}

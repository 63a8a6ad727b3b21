import { addDays, daysBetween, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Office, OfficePerson } from './office.ts';
import { holds, isMutedNow, isOpen } from './roles.ts';

export interface Ladder {
  isOfficer: boolean;
  on: Day;
}

/** The people above a person who did not answer, whom this run must tell. */
export function silences(
  office: Office,
  of: { today: Day; since: Day; ladders: ReadonlyMap<string, Ladder> },
) {
  const { today, since } = of;
  return [...office.rows.values()].flatMap((row) => {
    const below = office.people.get(row.person);
    if (row.state !== 'sent' || row.isAcknowledged || row.day >= today || !below?.following)
      return [];
    return row.entries.flatMap(({ duty: id, dueOn }) => {
      const duty = office.duties.get(id);
      if (!duty || !isOpen(duty) || daysBetween(today, dueOn) > 3) return [];
      const ladder = of.ladders.get(`${row.key} ${id}`);
      if (!ladder || ladder.on <= since || ladder.on > today) return [];
      const { isOfficer } = ladder;
      if (!['officer', 'districtHead'].some((role) => holds(below, role, duty))) return [];
      return above(office, { duty, below, isOfficer, today }).map((person) => ({
        person,
        duty: id,
        dueOn: duty.dueOn,
        below: below.id,
      }));
    });
  });
}

export function workingDaysLater(office: Office, of: { day: Day; after: number }): Day {
  let { day } = of;
  for (let left = of.after; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, office.holidays)) left -= 1;
  }
  return day;
}

/**
 * The people of the next level that has any. Those who have not muted the topic are told; if all have muted
 * it, all are told.
 */
function above(
  office: Office,
  of: { duty: Duty; below: OfficePerson; isOfficer: boolean; today: Day },
): string[] {
  const levels = of.isOfficer ? ['districtHead', 'province'] : ['province'];
  const reachable = [...office.people.values()].filter(
    ({ id, following }) => following && id !== of.below.id,
  );
  const rule = office.policy.topics.others;
  const listening = reachable.filter((person) => !isMutedNow(rule, { person, today: of.today }));
  for (const people of [listening, reachable])
    for (const role of levels) {
      const found = people.filter((person) => holds(person, role, of.duty));
      if (found.length > 0) return found.map(({ id }) => id);
    }
  return [];
}

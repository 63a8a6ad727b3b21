import { addDays, bangkokDay, workingDayOnOrBefore } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isMuted } from '#domain/people/mute.ts';
import { isInSendWindow } from '#domain/send-window.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job } from './support/job.ts';

/**
 * Days before a meeting on which its members are reminded. On a day off they are reminded on the
 * working day before.
 */
const daysBefore = [3, 1] as const;

/** Days to look ahead. Longer than any sequence of days off. */
const maxDaysAhead = 14;

function daysFrom(today: Day): Day[] {
  return Array.from({ length: maxDaysAhead }, (_, at) => addDays(today, at + 1));
}

/** Reminds members of meetings; members get no other reminders. */
export const meetingReminders: Job = {
  name: 'meeting-reminders',
  schedule: { daily: '08:30' },
  run: async ({ db, clock }) => {
    const { stores } = db;
    const now = clock();
    const holidays = await stores.holidays.days();
    if (!isInSendWindow(now, holidays)) return false;
    const today = bangkokDay(now);
    const meetings = (await stores.meetings.onDays(daysFrom(today))).filter(({ on }) =>
      daysBefore.some((days) => workingDayOnOrBefore(addDays(on, -days), holidays) === today),
    );
    let planned = 0;
    for (const meeting of meetings) {
      const people = (await stores.persons.ofCentre(meeting.centre)).filter(
        (person) => person.following && !isMuted(person, 'meetings', today),
      );
      const centre = await stores.centres.get(meeting.centre);
      const { on, place } = meeting;
      planned += await stores.deliveries.plan(
        people.map((person) =>
          plannedDelivery({
            key: `meeting:${meeting.id}:${on}:${today}`,
            person: person.id,
            areaCode: meeting.areaCode,
            notice: {
              kind: 'meeting',
              meeting: meeting.id,
              centreName: centre?.name ?? '',
              on,
              place,
            },
            notBefore: now,
            now,
          }),
        ),
      );
    }
    return { meetings: meetings.length, planned };
  },
};

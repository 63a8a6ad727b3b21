import { addDays, bangkokDay } from '../domain/calendar.ts';
import { isInSendWindow } from '../domain/reminders.ts';
import { plannedDelivery } from '../use-cases/notices.ts';
import type { Job } from './job.ts';

/** Days before a meeting on which its members hear of it. */
const daysBefore = [3, 1] as const;

/** Members are reminded of meetings, and of nothing else. */
export const meetingReminders: Job = {
  name: 'meeting-reminders',
  schedule: { daily: '08:30' },
  run: async ({ db, clock }) => {
    const { stores } = db;
    const now = clock();
    if (!isInSendWindow(now, await stores.holidays.days())) return false;
    const today = bangkokDay(now);
    const meetings = await stores.meetings.onDays(daysBefore.map((days) => addDays(today, days)));
    let planned = 0;
    for (const meeting of meetings) {
      const people = (await stores.persons.ofCentre(meeting.centre)).filter((one) => one.following);
      const centre = await stores.centres.get(meeting.centre);
      const { on, place } = meeting;
      planned += await stores.deliveries.plan(
        people.map((one) =>
          plannedDelivery({
            key: `meeting:${meeting.id}:${on}:${today}`,
            person: one.id,
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

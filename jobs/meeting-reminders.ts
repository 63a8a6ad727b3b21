import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { isReminderDay } from '#domain/policy/meeting-days.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

/** How many days to look ahead. Longer than any series of days off. */
const maxDaysAhead = 14;

function daysFrom(today: Day): Day[] {
  return Array.from({ length: maxDaysAhead }, (_, at) => addDays(today, at + 1));
}

/** Reminds members of meetings; members get no other reminders. */
export const meetingReminders: Job = {
  name: 'meeting-reminders',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, { job: 'meeting-reminders', work: (morning) => remind(tools, morning) }),
};

async function remind({ db }: JobTools, morning: Morning): Promise<number> {
  const { stores } = db;
  const { province, policy, holidays, today, now } = morning;
  const meetings = (await stores.meetings.onDays(daysFrom(today))).filter(
    (meeting) =>
      isWithin(meeting.areaCode, province.id) && isReminderDay(meeting, { today, holidays }),
  );
  let planned = 0;
  for (const meeting of meetings) {
    const people = (await stores.persons.ofCentre(meeting.centre)).filter(
      (person) => person.following && !isSilenced(person, { topic: 'meetings', policy, today }),
    );
    const centre = await stores.centres.get(meeting.centre);
    const { id, on, place, areaCode } = meeting;
    const centreName = centre?.name ?? '';
    planned += await stores.deliveries.plan(
      people.map((person) =>
        plannedDelivery({
          key: `meeting:${id}:${on}:${today}`,
          person: person.id,
          areaCode,
          notice: { kind: 'meeting', meeting: id, centreName, on, place },
          notBefore: now,
          now,
        }),
      ),
    );
  }
  return planned;
}

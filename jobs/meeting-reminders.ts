import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { reminderDay } from '#domain/meeting/reminder-days.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import { meetingNoticeKey, meetingReminderKey } from '#use-cases/meetings/tell-meeting.ts';
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
  const { province, policy, today, now } = morning;
  const meetings = (await stores.meetings.onDays(daysFrom(today))).flatMap((meeting) => {
    const day = isWithin(meeting.areaCode, province.id) ? reminderDay(meeting, morning) : null;
    return day ? [{ ...meeting, day }] : [];
  });
  let planned = 0;
  for (const meeting of meetings) {
    const { id, on, startAt = '', place, areaCode, day } = meeting;
    const [members, centre, news] = await Promise.all([
      stores.persons.ofCentre(meeting.centre),
      stores.centres.get(meeting.centre),
      stores.deliveries.withKeys(meetingNoticeKey(meeting)),
    ]);
    // The announcement that still waits says the same in the same push.
    const isToldNow = new Set(
      news.filter(({ state }) => waits.has(state)).map(({ person }) => person),
    );
    const people = members.filter(
      (person) =>
        person.following &&
        !isToldNow.has(person.id) &&
        !isSilenced(person, { topic: 'meetings', policy, today }),
    );
    const centreName = centre?.name ?? '';
    planned += await stores.deliveries.plan(
      people.map((person) =>
        plannedDelivery({
          key: `${meetingReminderKey(meeting)}${on}:${day}`,
          person: person.id,
          areaCode,
          notice: { kind: 'meeting', meeting: id, centreName, on, startAt, place },
          notBefore: now,
          now,
        }),
      ),
    );
  }
  return planned;
}

const waits: ReadonlySet<string> = new Set(['planned', 'held']);

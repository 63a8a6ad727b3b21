import { bangkokDay } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { isMuted } from '#domain/people/mute.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

const dayMs = 86_400_000;
/** Longer than any series of days off. Older drafts are left to the digest. */
const maxDays = 14;

/**
 * Reminds the holder of a complete draft that was not sent for a day. Many people believe that a
 * report finished without signal is sent while the app is closed. There is one message for each draft
 * and revision.
 */
export const unsentReminders: Job = {
  name: 'unsent-reminders',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, { job: 'unsent-reminders', work: (morning) => remind(tools, morning) }),
};

async function remind({ db: { stores } }: JobTools, morning: Morning): Promise<number> {
  const { province, now } = morning;
  const drafts = await stores.drafts.completeBetween({
    from: new Date(now.getTime() - maxDays * dayMs),
    to: new Date(now.getTime() - dayMs),
  });
  const duties = await stores.duties.many(drafts.map(({ id }) => id));
  const people = await stores.persons.many([...new Set(drafts.map(({ holder }) => holder))]);
  return stores.deliveries.plan(
    drafts.flatMap(({ id, holder }) => {
      const duty = duties.find((candidate) => candidate.id === id);
      const person = people.find((candidate) => candidate.id === holder);
      if (!duty || !isWithin(duty.areaCode, province.id)) return [];
      if (!person?.following || isMuted(person, 'others', bangkokDay(now))) return [];
      const actor = { person: person.id, grants: person.grants };
      if (!can(actor, 'duty.submit', subjectOf(duty))) return [];
      return plannedDelivery({
        key: `unsent:${id}:${duty.revision}`,
        person: holder,
        areaCode: duty.areaCode,
        notice: { kind: 'unsent', duty: id },
        notBefore: now,
        now,
      });
    }),
  );
}

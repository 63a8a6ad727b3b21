import { addDays, bangkokDay } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { reminderOf } from '#domain/privacy/erasure.ts';
import { isInSendWindow } from '#domain/send-window.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job } from './support/job.ts';

/** Reminds the province of requests for erasure before their last day. */
export const erasureReminders: Job = {
  name: 'erasure-reminders',
  schedule: { daily: '08:30' },
  run: async ({ db, clock }) => {
    const { stores } = db;
    const now = clock();
    if (!isInSendWindow(now, await stores.holidays.days())) return false;
    const lastDay = addDays(bangkokDay(now), limits.erasure.answerDays);
    let planned = 0;
    for (const request of await stores.erasureRequests.askedDueBy(lastDay)) {
      const days = reminderOf(request, now);
      if (days === null) continue;
      const { id, areaCode, dueOn } = request;
      const asker = await stores.persons.get(request.person);
      const officers = await stores.persons.holding('province', [areaCode]);
      planned += await stores.deliveries.plan(
        officers
          .filter((officer) => officer.id !== request.person)
          .map((officer) =>
            plannedDelivery({
              key: `erasure-reminder:${id}:${days}`,
              person: officer.id,
              areaCode,
              notice: {
                kind: 'erasureAsked',
                request: id,
                name: asker?.name ?? '',
                dueOn,
                isReminder: true,
              },
              notBefore: now,
              now,
            }),
          ),
      );
    }
    return { planned };
  },
};

import { addDays, bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { reminderOf } from '#domain/privacy/erasure.ts';
import type { Stores } from '#models/mongo/connect.ts';
import type { Notice } from '#models/notice-schema.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { answerersOf } from '#use-cases/privacy/answerers.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

/** Reminds the province of requests about personal data before their last day. */
export const erasureReminders: Job = {
  name: 'erasure-reminders',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, {
      job: 'erasure-reminders',
      work: (morning) => remindProvince(tools, morning),
    }),
};

async function remindProvince(
  { db: { stores } }: JobTools,
  { now, province }: Morning,
): Promise<number> {
  const isHere = ({ areaCode }: { areaCode: AreaCode }) => isWithin(areaCode, province.id);
  const lastDay = addDays(bangkokDay(now), limits.erasure.answerDays);
  let planned = 0;
  for (const request of (await stores.erasureRequests.askedDueBy(lastDay)).filter(isHere)) {
    const officers = await stores.persons.holding('province', [request.areaCode]);
    const to = officers.map(({ id }) => id).filter((id) => id !== request.person);
    planned += await remind(stores, { request, to, key: 'erasure-reminder', now }, (about) => ({
      kind: 'erasureAsked',
      ...about,
    }));
  }
  for (const request of (await stores.dataRequests.askedDueBy(lastDay)).filter(isHere)) {
    const to = (await answerersOf(stores, request))?.people ?? [];
    planned += await remind(stores, { request, to, key: 'data-reminder', now }, (about) => ({
      kind: 'dataAsked',
      about: request.kind,
      ...about,
    }));
  }
  return planned;
}

interface Reminding {
  request: { id: string; person: string; areaCode: AreaCode; dueOn: Day };
  /** The people who may answer the request. */
  to: readonly string[];
  key: string;
  now: Date;
}

interface About {
  request: string;
  name: string;
  dueOn: Day;
  isReminder: true;
}

/** Plans a message to each person who may answer. Returns the number of new messages. */
async function remind(
  stores: Stores,
  { request: { id, person, areaCode, dueOn }, to, key, now }: Reminding,
  noticeOf: (about: About) => Notice,
): Promise<number> {
  const days = reminderOf({ dueOn }, now);
  if (days === null) return 0;
  const name = (await stores.persons.get(person))?.name ?? '';
  const notice = noticeOf({ request: id, name, dueOn, isReminder: true });
  const about = { key: `${key}:${id}:${days}`, areaCode, notice, notBefore: now, now };
  return stores.deliveries.plan(
    to.map((officer) => plannedDelivery({ ...about, person: officer })),
  );
}

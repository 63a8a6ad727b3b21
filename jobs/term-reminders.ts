import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { centreLabel } from '#domain/centre/label.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import { isToldOfTerm } from '#domain/policy/term-readers.ts';
import { termNotice } from '#domain/register/order.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

/** The earliest notice, in days before the end of a term. */
const maxNoticeDays = 110;

interface Ending {
  termTo: Day;
  /** The notice step in days: 90, 60 or 30. */
  notice: number;
  centre: Centre;
}

/**
 * Tells officers and heads 90, 60 and 30 days before a committee's term ends; for its own committee,
 * the province. A person gets one message for all committees whose terms end on the same day.
 */
export const termReminders: Job = {
  name: 'term-reminders',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, { job: 'term-reminders', work: (morning) => remind(tools, morning) }),
};

async function remind({ db }: JobTools, morning: Morning): Promise<number> {
  const { stores } = db;
  const { province, policy, holidays, today, now } = morning;
  const orders = await stores.orders.endingBetween(today, addDays(today, maxNoticeDays));
  const centres = new Map(
    (await stores.centres.many(orders.map((order) => order.centre))).map((centre) => [
      centre.id,
      centre,
    ]),
  );
  const endings = orders.flatMap((order): Ending[] => {
    const notice = termNotice(order, { today, holidays });
    const centre = centres.get(order.centre);
    if (notice === null || !centre || centre.closedOn !== null) return [];
    return isWithin(centre.areaCode, province.id) ? [{ termTo: order.termTo, notice, centre }] : [];
  });
  if (endings.length === 0) return 0;
  const reachable = await stores.persons.reachableIn(province.id);
  const people = reachable.filter(
    (person) => !isSilenced(person, { topic: 'terms', policy, today }),
  );
  return stores.deliveries.plan(people.flatMap((person) => deliveriesTo(person, { endings, now })));
}

function deliveriesTo(person: Person, of: { endings: readonly Ending[]; now: Date }) {
  const own = of.endings.filter(({ centre }) => isToldOfTerm(person, centre));
  const groups = Map.groupBy(own, ({ termTo, notice }) => `${termTo}:${notice}`);
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    return plannedDelivery({
      key: `terms:${key}`,
      person: person.id,
      areaCode: first.centre.areaCode,
      notice: {
        kind: 'terms',
        termTo: first.termTo,
        entries: group.map(({ centre }) => ({
          centre: centre.id,
          centreName: centreLabel(centre, person.grants),
        })),
      },
      notBefore: of.now,
      now: of.now,
    });
  });
}

import {
  addDays,
  atBangkok,
  bangkokDay,
  isDay,
  isWorkingDay,
  startOfDay,
} from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { forecastDays } from '#domain/policy/forecast.ts';
import type { ForecastFacts } from '#domain/policy/forecast.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { escalatingFrom } from '#domain/policy/ladder.ts';
import { silentMornings } from '#domain/week-summary.ts';
import type { Stores } from '#models/mongo/connect.ts';

interface Asked {
  province: AreaCode;
  policy: ReminderPolicy;
  now: Date;
}

/** The first notice before the end of a term is sent this many days ahead. */
const termDays = 110;

/** Reads the data from which a province's messages are forecast. */
export async function forecastFacts(stores: Stores, asked: Asked): Promise<ForecastFacts> {
  const { province, now } = asked;
  const today = bangkokDay(now);
  const holidays = await stores.holidays.days(province);
  const since = await lastPlanned(stores, { ...asked, today, holidays });
  const [duties, people, letters, silent, unanswered, groups, meetings, terms] = await Promise.all([
    stores.duties.owedIn(province),
    stores.persons.reachableIn(province),
    stores.letters.published(),
    stores.deliveries.silentSince(startOfDay(addDays(today, -forecastDays)), silentMornings),
    unansweredOf(stores, { ...asked, since, holidays }),
    stores.groups.boundIn(province),
    meetingsAhead(stores, { province, since }),
    termsAhead(stores, { province, today }),
  ]);
  return {
    duties,
    people,
    meetings,
    terms,
    groups: groups.map(({ members = 0 }) => members),
    holidays,
    publications: new Map(letters.map(({ id, publishedOn, date }) => [id, publishedOn ?? date])),
    unanswered,
    silent: new Set(silent),
    since,
  };
}

/** Today if its digests are already planned or it is too late for them, else the day before. */
async function lastPlanned(
  { runs }: Stores,
  of: Asked & { today: Day; holidays: ReadonlySet<Day> },
): Promise<Day> {
  const { province, policy, now, today, holidays } = of;
  const note = (await runs.get(`daily-digest:${province}`))?.note;
  const isPlanned = note === today || !isWorkingDay(today, holidays);
  if (isPlanned || now >= atBangkok(today, policy.to)) return today;
  return note && isDay(note) && note < today ? note : addDays(today, -1);
}

async function unansweredOf(
  { deliveries }: Stores,
  of: Asked & { since: Day; holidays: ReadonlySet<Day> },
) {
  const days: Day[] = [];
  for (let day = escalatingFrom(of); day <= of.since; day = addDays(day, 1)) days.push(day);
  return (await deliveries.unansweredOn(days, of.province)).flatMap(({ person, notice }) =>
    notice.kind === 'digest' ? [{ person, ...notice }] : [],
  );
}

async function meetingsAhead(stores: Stores, of: { province: AreaCode; since: Day }) {
  const days = Array.from({ length: forecastDays + 14 }, (_, at) => addDays(of.since, at + 1));
  const meetings = (await stores.meetings.onDays(days)).filter(({ areaCode }) =>
    isWithin(areaCode, of.province),
  );
  const members = await stores.persons.ofCentres([
    ...new Set(meetings.map(({ centre }) => centre)),
  ]);
  const friends = members.filter(({ following }) => following);
  return meetings.map(({ on, centre }) => ({
    on,
    people: friends.filter(({ grants }) => grants.some((grant) => grant.centre === centre)),
  }));
}

async function termsAhead(stores: Stores, of: { province: AreaCode; today: Day }) {
  const orders = await stores.orders.endingBetween(
    of.today,
    addDays(of.today, termDays + forecastDays),
  );
  const centres = await stores.centres.many(orders.map(({ centre }) => centre));
  return orders.flatMap(({ termTo, centre: id }) => {
    const centre = centres.find((one) => one.id === id);
    if (!centre || centre.closedOn !== null || !isWithin(centre.areaCode, of.province)) return [];
    return [{ termTo, centre }];
  });
}

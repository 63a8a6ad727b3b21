import { holidayCalendar, holidaySchema } from '#domain/holidays.ts';
import source from '#domain/data/chiang-rai.json' with { type: 'json' };
import holidayRows from '#domain/data/holidays.json' with { type: 'json' };
import * as z from 'zod/mini';
import { atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaSchema, centreOf } from '#domain/centre/centre.ts';
import type { AreaCode, Area, Centre } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { planDuties } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import type { Grant, Role } from '#domain/permissions.ts';
import type { Seat } from '#domain/register/seats.ts';
import { normalizeThai } from '#domain/thai/text.ts';
import type { Attachment } from '#models/attachments.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { actorOf } from '#use-cases/people/join.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { sampleCriteria } from '../examples/example.ts';
import { lineUserId } from './line/line-api.ts';

/** Two districts of one province, which is enough to test every boundary between areas. */
export const allAreas: readonly Area[] = z.parse(z.array(areaSchema), source);
const codes = new Set(['57', '5701', '5704', '570101', '570401', '570402']);
export const areas = allAreas.filter((allArea) => codes.has(allArea.id));
export const centres: readonly Centre[] = areas.map((area) => centreOf(area, '2008-10-01'));
const holidayList = z.parse(z.array(holidaySchema), holidayRows);
export const calendar = holidayCalendar(holidayList);
export const holidays: ReadonlySet<Day> = new Set(holidayList.map(({ on }) => on));
export const letter: Letter = { ...chiangRai2568, publishedOn: '2024-12-06' };
export const duties: readonly Duty[] = planDuties({ letter, centres, holidays });

/**
 * Wed 18 Dec 2567, 09:00: inside the send window, on the due date that districts set for the first reports.
 */
export const now = atBangkok('2024-12-18', '09:00');

function grant(role: Role, areaCode: AreaCode, of: { centre?: string; seat?: Seat } = {}): Grant {
  return { role, areaCode, centre: of.centre ?? null, seat: of.seat ?? null };
}

const atT1 = (seat: Seat) => [grant('member', '570401', { centre: 't570401', seat })];

/** Invented people, one for each set of rights. */
export const grantsOf = {
  chair: atT1('chair'),
  secretary: atT1('secretary'),
  member: atT1('member'),
  otherChair: [grant('member', '570402', { centre: 't570402', seat: 'chair' })],
  officer: [grant('officer', '570401')],
  otherOfficer: [grant('officer', '570402')],
  wideOfficer: [grant('officer', '5704')],
  head: [grant('districtHead', '5704')],
  otherHead: [grant('districtHead', '5701')],
  province: [grant('province', '57')],
  secondProvince: [grant('province', '57')],
  admin: [grant('admin', '57')],
  stranger: [],
} as const satisfies Record<string, readonly Grant[]>;
export type Name = keyof typeof grantsOf;
export const names = Object.keys(grantsOf).filter((name): name is Name => name in grantsOf);

export function personOf(name: Name): StoredPerson {
  return {
    id: name,
    lineUserId: lineUserId(name),
    name: `${name} สมมุติ`,
    grants: [...grantsOf[name]],
    following: true,
    joinedAt: now,
    followChangedAt: null,
  };
}

export function actor(name: Name) {
  return actorOf(personOf(name));
}

/** One duty of the test data, with the changes a test needs. */
export function dutyOf(
  of: { obligation?: string; round?: number; centre?: string } = {},
  change: Partial<Duty> = {},
): Duty {
  const { obligation = 'plan-mission', round = 1, centre = 't570401' } = of;
  const id = `chiang-rai-2568.${obligation}.${round}.${centre}`;
  const found = duties.find((duty) => duty.id === id);
  if (!found) throw new Error(`no duty ${id}`);
  return { ...found, ...change };
}

/** Answers to plan-mission that need no file. */
export const plainAnswers = {
  assigned: false,
  whyNot: 'รอคำสั่งชุดใหม่',
  planState: 'none',
};

export function situation(db: Database, of: { as: Name; at?: Date }): RequestContext {
  return { db, actor: actor(of.as), now: of.at ?? now, channel: 'app' };
}

/** Inserts the test data into an empty database. */
export async function fill(db: Database): Promise<void> {
  const { stores } = db;
  await db.drop();
  await db.ensureIndexes();
  await stores.areas.insertMissing(areas);
  await stores.centres.insertMissing(centres);
  await stores.holidays.insertMissing(holidayList);
  await stores.criteria.insertMissing([sampleCriteria]);
  await stores.letters.insertMissing([letter]);
  await stores.duties.insertMissing(duties);
  await stores.persons.insertMissing(names.map(personOf));
}

/** Restores the test data between tests without building indexes again. The audit is append-only and stays. */
export async function refill(db: Database): Promise<void> {
  const { stores } = db;
  const { duties: ledger, persons, submissions, comments, drafts } = stores;
  const { deliveries, attachments, photos, invites, meetings, members, orders, runs } = stores;
  const {
    plannedLeavings,
    dataRequests,
    questions,
    discarded,
    registerChanges,
    handOvers,
    sessions,
    groups,
    joinRequests,
    erasureRequests,
  } = stores;
  const changed = [submissions, comments, drafts, deliveries, attachments, photos];
  const rest = [ledger, persons, invites, meetings, members, orders, runs];
  const back = [
    discarded,
    registerChanges,
    handOvers,
    plannedLeavings,
    dataRequests,
    questions,
    sessions,
    groups,
    joinRequests,
    erasureRequests,
  ];
  await Promise.all([...changed, ...rest, ...back].map((store) => store.remove({})));
  await ledger.insertMissing(duties);
  await persons.insertMissing(names.map(personOf));
}

/** Restores letters, centres and days off, for tests that change them. */
export async function refillKept({ stores }: Database): Promise<void> {
  const { letters, centres: places, holidays: daysOff } = stores;
  await Promise.all([letters, places, daysOff].map((store) => store.remove({})));
  await letters.insert(letter);
  await places.insertMissing(centres);
  await daysOff.insertMissing(holidayList);
}

/** Stores the files named in answers, as if they had been uploaded for this duty. */
export async function attachAll(
  db: Database,
  of: { duty: Duty; answers: Readonly<Record<string, unknown>> },
): Promise<void> {
  const found = JSON.stringify(of.answers).match(/00000000-0000-4000-8000-\d{12}/g) ?? [];
  await db.stores.attachments.insertMissing(
    [...new Set(found)].map((id) => arrivedFile(id, { duty: of.duty, by: 'officer', at: now })),
  );
}

export function arrivedFile(
  id: string,
  { duty, by, at }: { duty: Duty; by: string; at: Date },
): Attachment {
  return {
    id,
    duty: duty.id,
    areaCode: duty.areaCode,
    field: 'photos',
    name: 'รูป.jpg',
    type: 'image/jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    hash: `hash of ${id}`,
    by,
    at,
  };
}

/** A sent meeting report of t570401, with the fields that readers of its answers see. */
export async function insertReport(
  db: Database,
  { duty, answers }: { duty: string; answers: Record<string, unknown> },
): Promise<void> {
  await db.stores.submissions.insert({
    id: '00000000-0000-4000-8000-0000000000aa',
    duty,
    centre: 't570401',
    areaCode: '570401',
    form: 'meeting-report',
    formVersion: 1,
    criteria: null,
    revision: 1,
    answers,
    reasons: {},
    by: 'officer',
    at: now,
  });
}

/** The committee of t570401 with nine seats, m1 to m9, which the examples use. */
export async function seatMembers(db: Database): Promise<void> {
  await db.stores.members.insertMissing(
    Array.from({ length: 9 }, (_, index) => ({
      id: `m${index + 1}`,
      centre: 't570401',
      areaCode: '570401',
      seatNo: index,
      prefix: 'นาง',
      first: `คนที่${index + 1}`,
      last: 'สมมุติ',
      nameKey: normalizeThai(`คนที่${index + 1} สมมุติ`),
      position: index === 0 ? ('chair' as const) : ('member' as const),
      group: '',
      village: null,
      tambon: null,
      phone: null,
      sex: null,
      person: null,
      linkedBy: null,
      since: null,
      until: null,
      sittings: [],
    })),
  );
}

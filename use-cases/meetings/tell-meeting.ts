import { levelOf } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import type { StoredMeeting } from '#models/meetings.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery, withdrawNotices } from '../notices/notices.ts';
import type { UseCaseContext } from '../use-case.ts';

type MeetingNotice = Extract<Notice, { kind: 'meetingNotice' }>;

/** The start of the keys of all messages that say what was decided about a meeting. */
export function meetingNoticeKey({ id }: Pick<StoredMeeting, 'id'>): string {
  return `meetingNotice:${id}:`;
}

/** The start of the keys of the reminders of a meeting. */
export function meetingReminderKey({ id }: Pick<StoredMeeting, 'id'>): string {
  return `meeting:${id}:`;
}

/**
 * Who is told of a centre's meetings: its members, and the officer of the tambon or the head of the district.
 * The actor is not.
 */
export async function meetingReaders(
  { stores, actor, now }: UseCaseContext,
  centre: Centre,
): Promise<{ people: Person[]; unreached: Person[] }> {
  const [members, offices, policy] = await Promise.all([
    stores.persons.ofCentre(centre.id),
    officesOf({ stores }, centre),
    stores.settings.policyOf(centre.areaCode),
  ]);
  const today = bangkokDay(now);
  const all = new Map([...members, ...offices].map((person) => [person.id, person]));
  all.delete(actor.person);
  const wanted = [...all.values()].filter(
    (person) => !isSilenced(person, { topic: 'meetings', policy, today }),
  );
  return {
    people: wanted.filter(({ following }) => following),
    unreached: wanted.filter(({ following }) => !following),
  };
}

async function officesOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { areaCode }: Centre,
): Promise<Person[]> {
  const level = levelOf(areaCode);
  if (level === 'province') return [];
  return stores.persons.holding(level === 'tambon' ? 'officer' : 'districtHead', [areaCode]);
}

type What = MeetingNotice['what'];

interface Decision {
  centre: Centre;
  meeting: StoredMeeting;
  before: StoredMeeting | null;
  what: What;
}

/**
 * Tells the readers what was decided, when it can no longer be undone. Messages about an earlier decision that did
 * not go out are removed, so that each person hears the newest truth once, and nobody of a cancellation or its
 * undoing who did not hear of what came before. Returns how many are told.
 */
export async function tellOfMeeting(env: UseCaseContext, of: Decision): Promise<number> {
  const { stores, now } = env;
  const { centre, meeting } = of;
  await stores.deliveries.cancel(meetingNoticeKey(meeting));
  const [{ people }, heard] = await Promise.all([meetingReaders(env, centre), heardBy(env, of)]);
  const messages = people.flatMap((person) => {
    const what = newsFor(person, { heard, decision: of });
    return what ? [{ person: person.id, notice: noticeOf(env, { ...of, what }) }] : [];
  });
  await stores.deliveries.plan(
    messages.map((message) =>
      plannedDelivery({
        ...message,
        key: `${meetingNoticeKey(meeting)}${meeting.sequence ?? 0}`,
        areaCode: centre.areaCode,
        notBefore: withdrawNotices(env),
        now,
      }),
    ),
  );
  return messages.length;
}

function noticeOf(
  { actor }: Pick<UseCaseContext, 'actor'>,
  { centre, meeting, before, what }: Decision,
): MeetingNotice {
  return {
    kind: 'meetingNotice',
    what,
    meeting: meeting.id,
    sequence: meeting.sequence ?? 0,
    centreName: centre.name,
    ...timeOf(meeting),
    was: before && what === 'changed' ? timeOf(before) : null,
    by: actor.name,
    reason: meeting.cancelled?.reason ?? '',
  };
}

/** Who has heard of the meeting, and who of its cancellation. */
interface Heard {
  meeting: ReadonlySet<string>;
  cancellation: ReadonlySet<string>;
}

/** What the person is told; null when it is no news. A meeting named in a report is known to all. */
function newsFor(
  { id }: Person,
  { heard, decision: { meeting, what } }: { heard: Heard; decision: Decision },
): What | null {
  const isKnown = meeting.duty !== null || heard.meeting.has(id);
  if (!isKnown) return what === 'cancelled' ? null : 'announced';
  return what === 'restored' && !heard.cancellation.has(id) ? null : what;
}

function timeOf({ on, startAt = '', place }: StoredMeeting) {
  return { on, startAt, place };
}

/** The people whom a message has reached, or is just reaching. */
async function heardBy(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { meeting, before }: Decision,
): Promise<Heard> {
  const reached = async (prefix: string): Promise<string[]> =>
    (await stores.deliveries.withKeys(prefix))
      .filter(({ state }) => !waiting.has(state))
      .map(({ person }) => person);
  const [notices, reminders, cancellation] = await Promise.all([
    reached(meetingNoticeKey(meeting)),
    reached(meetingReminderKey(meeting)),
    before?.cancelled ? reached(`${meetingNoticeKey(meeting)}${before.sequence ?? 0}:`) : [],
  ]);
  // People know what they decided themselves.
  const announcers = meeting.announcedBy === undefined ? [] : [meeting.announcedBy];
  const deciders = before?.by === undefined ? [] : [before.by];
  return {
    meeting: new Set([...notices, ...reminders, ...announcers, ...deciders]),
    cancellation: new Set(before?.cancelled ? [...cancellation, ...deciders] : []),
  };
}

const waiting: ReadonlySet<string> = new Set(['planned', 'held', 'cancelled']);

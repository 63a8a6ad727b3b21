import { announcementKey } from '#domain/announcements/announcement.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isOwed } from '#domain/duty/duty.ts';
import { isDiscussable } from '#domain/duty/review.ts';
import { entriesLeft } from '#domain/deliveries/digest-state.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Person } from '#models/persons.ts';
import { dutiesOfNotice } from '#use-cases/notices/notice-duties.ts';
import type { JobTools } from './job.ts';
import { meetingLeft, meetingNewsLeft } from './recheck-meeting.ts';

export interface FreshNotice {
  notice: Notice;
  duties: ReadonlyMap<string, Duty>;
}

interface Recheck {
  delivery: Delivery;
  person: Person;
  /** The duties of this notice, and perhaps of others, as just read. */
  known: ReadonlyMap<string, Duty>;
}

/**
 * Checks a notice again at send time. Duties that were done, waived or moved since it was planned are
 * removed. Null when nothing is left to tell.
 */
export async function recheckNotice(
  tools: JobTools,
  { delivery, person, known }: Recheck,
): Promise<FreshNotice | null> {
  const { db } = tools;
  const { notice } = delivery;
  const duties = new Map(
    dutiesOfNotice(notice).flatMap((id) => {
      const duty = known.get(id);
      return duty ? [[id, duty] as const] : [];
    }),
  );
  if (notice.kind === 'digest') return digestLeft({ notice, duties, person });
  if (notice.kind === 'returned') {
    const duty = duties.get(notice.duty);
    return duty?.state === 'returned' && duty.revision === notice.revision
      ? { notice, duties }
      : null;
  }
  if (notice.kind === 'draftGiven')
    return (await db.stores.drafts.get(notice.duty))?.holder === person.id
      ? { notice, duties }
      : null;
  if (notice.kind === 'unsent') {
    const draft = await db.stores.drafts.get(notice.duty);
    const isComplete = draft?.progress.done === draft?.progress.total;
    return draft?.holder === person.id && isComplete ? { notice, duties } : null;
  }
  if (notice.kind === 'draftTaken') {
    const draft = await db.stores.drafts.get(notice.duty);
    return draft && draft.holder !== person.id ? { notice, duties } : null;
  }
  if (notice.kind === 'replied') {
    const duty = duties.get(notice.duty);
    return duty && isDiscussable(duty) ? { notice, duties } : null;
  }
  if (notice.kind === 'criteriaChanged') return gradingsLeft(notice, duties);
  if (notice.kind === 'extensionAsked') return requestLeft(notice, duties);
  if (notice.kind === 'extended') return extendedLeft(notice, duties);
  if (notice.kind === 'chased') return chasedLeft(notice, duties);
  if (notice.kind === 'terms') return termsLeft(db, notice);
  if (notice.kind === 'meeting' || notice.kind === 'meetingNotice') {
    const left = await (notice.kind === 'meeting'
      ? meetingLeft(tools, notice)
      : meetingNewsLeft(tools, notice));
    return left && { notice: left, duties };
  }
  if (notice.kind === 'joinAsked')
    return (await isRequestAsTold(db, notice)) ? { notice, duties } : null;
  if (notice.kind === 'joinDecided')
    return (await isRequestAsTold(db, notice)) ? withMorning(db, { delivery, notice }) : null;
  if (notice.kind === 'joined')
    return (await hasJoined(db, { code: notice.code, person }))
      ? withMorning(db, { delivery, notice })
      : null;
  if (notice.kind === 'roleGiven') return withMorning(db, { delivery, notice });
  if (notice.kind === 'erasureAsked' || notice.kind === 'erasureDecided')
    return (await isErasureAsTold(db, notice)) ? { notice, duties } : null;
  if (notice.kind === 'dataAsked') {
    const request = await db.stores.dataRequests.get(notice.request);
    return request?.state === 'asked' ? { notice, duties } : null;
  }
  if (notice.kind === 'announcement') {
    const first = await db.stores.deliveries.byKey(
      announcementKey(notice.announcement) + person.id,
    );
    return first?.acknowledgedAt ? null : { notice, duties };
  }
  return isStillSo(notice, duties) ? { notice, duties } : null;
}

type RoleNews = Extract<Notice, { kind: 'joinDecided' | 'joined' | 'roleGiven' }>;

/** Adds the time at which the person's province reminds. */
async function withMorning(
  { stores }: Database,
  { delivery, notice }: { delivery: Delivery; notice: RoleNews },
): Promise<FreshNotice> {
  const { areaCode } = delivery;
  if (areaCode === '') return { notice, duties: new Map() };
  const { digestAt } = await stores.settings.policyOf(areaCode);
  return { notice: { ...notice, digestAt }, duties: new Map() };
}

/** False when the person has given the role back, which also frees the use of the code. */
async function hasJoined(
  { stores }: Database,
  { code, person }: { code: string; person: Person },
): Promise<boolean> {
  const invite = await stores.invites.get(code);
  return invite?.takenBy.some((taken) => taken.person === person.id) ?? false;
}

/** False for a request that has been decided, withdrawn or opened again since. */
async function isRequestAsTold(
  { stores }: Database,
  notice: Extract<Notice, { kind: 'joinAsked' | 'joinDecided' }>,
): Promise<boolean> {
  const state = (await stores.joinRequests.get(notice.request))?.state;
  if (notice.kind === 'joinAsked') return state === 'asked';
  return state === (notice.isAccepted ? 'accepted' : 'refused');
}

async function isErasureAsTold(
  { stores }: Database,
  notice: Extract<Notice, { kind: 'erasureAsked' | 'erasureDecided' }>,
): Promise<boolean> {
  const state = (await stores.erasureRequests.get(notice.request))?.state;
  if (notice.kind === 'erasureAsked') return state === 'asked';
  return state === (notice.isGranted ? 'granted' : 'refused');
}

/** False when the decision has been undone or replaced since. It is then not announced. */
function isStillSo(notice: Notice, duties: ReadonlyMap<string, Duty>): boolean {
  const duty = 'duty' in notice ? duties.get(notice.duty) : undefined;
  switch (notice.kind) {
    case 'waived':
      return duty?.state === 'waived';
    case 'accepted':
      return duty?.state === 'accepted' && duty.revision === notice.revision;
    case 'extensionDecided':
      return duty?.extension?.state === (notice.granted ? 'granted' : 'refused');
    case 'reopened':
      return duty !== undefined && isStillOpen(duty, notice.what);
    default:
      return true;
  }
}

type Reopened = Extract<Notice, { kind: 'reopened' }>['what'];

function isStillOpen({ state, extension }: Duty, what: Reopened): boolean {
  if (what === 'report') return state !== 'accepted';
  if (what === 'waiver') return state !== 'waived';
  return extension?.state === 'asked' || extension?.state === 'withdrawn';
}

/** The notice gets the current date and reason, because changing them does not make a new request. */
function requestLeft(
  notice: Extract<Notice, { kind: 'extensionAsked' }>,
  duties: ReadonlyMap<string, Duty>,
): FreshNotice | null {
  const asked = duties.get(notice.duty)?.extension;
  if (asked?.state !== 'asked') return null;
  const { dueOn, reason, askedByName } = asked;
  const by = askedByName === undefined ? {} : { by: askedByName };
  return { notice: { ...notice, dueOn, reason, ...by }, duties };
}

function extendedLeft(
  notice: Extract<Notice, { kind: 'extended' }>,
  duties: ReadonlyMap<string, Duty>,
): FreshNotice | null {
  const left = notice.duties.filter((id) => {
    const duty = duties.get(id);
    const date = notice.desk === 'province' ? duty?.dueOn : duty?.districtDueOn;
    return duty !== undefined && isOwed(duty) && date === notice.dueOn;
  });
  return left.length === 0 ? null : { notice: { ...notice, duties: left }, duties };
}

/** The duties that are still owed to the office that asked. */
function chasedLeft(
  notice: Extract<Notice, { kind: 'chased' }>,
  duties: ReadonlyMap<string, Duty>,
): FreshNotice | null {
  const left = notice.duties.filter((id) => {
    const duty = duties.get(id);
    return duty !== undefined && isOwed(duty);
  });
  return left.length === 0 ? null : { notice: { ...notice, duties: left }, duties };
}

/**
 * Keeps gradings that are still drafts or returned. Gradings submitted in the meantime were scored by
 * the new criteria.
 */
function gradingsLeft(
  notice: Extract<Notice, { kind: 'criteriaChanged' }>,
  duties: ReadonlyMap<string, Duty>,
): FreshNotice | null {
  const left = notice.duties.filter((id) => {
    const state = duties.get(id)?.state;
    return state === 'draft' || state === 'returned';
  });
  return left.length === 0 ? null : { notice: { ...notice, duties: left }, duties };
}

/** Removes committees that have a new order since, so that the old term no longer matters. */
async function termsLeft(
  db: Database,
  notice: Extract<Notice, { kind: 'terms' }>,
): Promise<FreshNotice | null> {
  const live = await Promise.all(notice.entries.map(({ centre }) => db.stores.orders.live(centre)));
  const entries = notice.entries.filter((_, at) => live[at]?.termTo === notice.termTo);
  return entries.length === 0 ? null : { notice: { ...notice, entries }, duties: new Map() };
}

interface Left {
  notice: Extract<Notice, { kind: 'digest' }>;
  duties: ReadonlyMap<string, Duty>;
  person: Person;
}

function digestLeft({ notice, duties, person }: Left): FreshNotice | null {
  const entries = entriesLeft(notice.entries, { duties, person });
  return entries.length === 0 ? null : { notice: { ...notice, entries }, duties };
}

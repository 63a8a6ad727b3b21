import { addDays, atBangkok, isWorkingDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Centre } from '../centre/centre.ts';
import type { Duty } from '../duty/duty.ts';
import type { Mute, MuteTopic } from '../people/mute.ts';
import type { Role } from '../permissions.ts';
import { termNotice } from '../register/order.ts';
import { planDigests } from '../reminders.ts';
import type { Reachable, PlannedEntries } from './ladder.ts';
import type { Digest } from '../reminders.ts';
import { isSummaryDay } from '../week-summary.ts';
import { reminderDay } from '../meeting/reminder-days.ts';
import { isSilenced } from './reminder-policy.ts';
import type { ReminderPolicy } from './reminder-policy.ts';
import { isToldOfTerm } from './term-readers.ts';

export const forecastDays = 30;

export type ForecastKind = 'digest' | 'meetings' | 'terms' | 'summary' | 'boards';
type Listener = { id: string; mutes?: readonly Mute[] | undefined };

/** The facts of a province on which the forecast is based. */
export interface ForecastFacts {
  /** The duties owed now. The forecast assumes that no report is sent in the meantime. */
  duties: readonly Duty[];
  /** Officers, heads and province staff whom messages reach. */
  people: readonly Reachable[];
  meetings: readonly { on: Day; people: readonly Listener[] }[];
  terms: readonly { termTo: Day; centre: Pick<Centre, 'areaCode' | 'level'> }[];
  /**
   * The number of people in each LINE group that gets the board. LINE counts one message for each of
   * them.
   */
  groups: readonly number[];
  holidays: ReadonlySet<Day>;
  publications: ReadonlyMap<string, Day>;
  unanswered: readonly PlannedEntries[];
  /**
   * People who answered no digest lately. The forecast assumes that they stay silent and that all
   * others answer.
   */
  silent: ReadonlySet<string>;
  /** The last day whose digests are planned. */
  since: Day;
}

/** The messages of one morning. Each person gets one push with all parts. */
export interface ForecastMorning {
  day: Day;
  digests: readonly Digest[];
  /** For each person, the kinds of messages that they get. */
  told: ReadonlyMap<string, ReadonlySet<ForecastKind>>;
  /** The number of messages to groups. */
  boards: number;
}

/** Forecasts the working mornings in this many days after `since`. Pure; it uses the rules of the jobs. */
export function forecastMornings(
  facts: ForecastFacts,
  { policy, days = forecastDays }: { policy: ReminderPolicy; days?: number },
): ForecastMorning[] {
  const mornings: ForecastMorning[] = [];
  let { since } = facts;
  const unanswered = [...facts.unanswered];
  for (let at = 1; at <= days; at += 1) {
    const day = addDays(facts.since, at);
    if (!isWorkingDay(day, facts.holidays)) continue;
    const now = atBangkok(day, policy.digestAt);
    const digests = planDigests({ ...facts, policy, now, since, unanswered });
    mornings.push(morningOf(facts, { policy, day, since, digests }));
    unanswered.push(...digests.filter(({ person }) => facts.silent.has(person)));
    since = day;
  }
  return mornings;
}

interface Coming {
  policy: ReminderPolicy;
  day: Day;
  since: Day;
  digests: readonly Digest[];
}

function morningOf(facts: ForecastFacts, coming: Coming): ForecastMorning {
  const { policy, day, since, digests } = coming;
  const told = new Map<string, Set<ForecastKind>>();
  const tell = (kind: ForecastKind, ids: readonly string[]): void => {
    for (const id of ids) told.set(id, (told.get(id) ?? new Set()).add(kind));
  };
  const listening = (topic: MuteTopic, some: readonly Listener[]): string[] =>
    some.filter((one) => !isSilenced(one, { topic, policy, today: day })).map(({ id }) => id);
  tell(
    'digest',
    digests.map(({ person }) => person),
  );
  for (const { on, people } of facts.meetings)
    if (reminderDay({ on }, { since, today: day, holidays: facts.holidays }))
      tell('meetings', listening('meetings', people));
  for (const { centre } of endingOn(facts, coming))
    tell(
      'terms',
      listening(
        'terms',
        facts.people.filter((one) => isToldOfTerm(one, centre)),
      ),
    );
  const isSummary = isSummaryDay(day, facts.holidays);
  if (isSummary) tell('summary', listening('summary', facts.people.filter(readsSummary)));
  const boards = isSummary && policy.boards ? facts.groups.reduce((sum, size) => sum + size, 0) : 0;
  return { day, digests, told, boards };
}

/** The ending terms of office that are announced on this morning. */
function endingOn({ terms, holidays }: ForecastFacts, { day, since }: Coming) {
  return terms.filter((term) => {
    const notice = termNotice(term, { today: day, holidays });
    return notice !== null && notice !== termNotice(term, { today: since, holidays });
  });
}

function readsSummary({ grants }: Reachable): boolean {
  return grants.some(({ role }) => role === 'districtHead' || role === 'province');
}

export interface ForecastDay {
  day: Day;
  people: number;
  /** The number of messages that LINE counts. */
  messages: number;
  kinds: Record<ForecastKind, number>;
}

/**
 * Summarizes the mornings as numbers. A push with several parts counts in each of its kinds, but once
 * as a message.
 */
export function forecastByDay(mornings: readonly ForecastMorning[]): ForecastDay[] {
  return mornings.map(({ day, told, boards }) => {
    const count = (kind: ForecastKind) =>
      [...told.values()].filter((kinds) => kinds.has(kind)).length;
    return {
      day,
      people: told.size,
      messages: told.size + boards,
      kinds: {
        digest: count('digest'),
        meetings: count('meetings'),
        terms: count('terms'),
        summary: count('summary'),
        boards,
      },
    };
  });
}

const roleOrder = ['officer', 'districtHead', 'province'] as const;
type ForecastRole = (typeof roleOrder)[number] | 'member';

export interface ForecastShare {
  role: ForecastRole;
  people: number;
  messages: number;
}

/**
 * People and messages by role. A person with several roles counts in the first. Members get only
 * meeting reminders.
 */
export function forecastByRole(
  mornings: readonly ForecastMorning[],
  people: readonly Reachable[],
): ForecastShare[] {
  const roles = new Map(people.map(({ id, grants }) => [id, firstRole(grants)]));
  const shares = new Map<ForecastRole, { ids: Set<string>; messages: number }>();
  for (const { told } of mornings)
    for (const id of told.keys()) {
      const role = roles.get(id) ?? 'member';
      const share = shares.get(role) ?? { ids: new Set(), messages: 0 };
      share.ids.add(id);
      share.messages += 1;
      shares.set(role, share);
    }
  return [...roleOrder, 'member' as const].flatMap((role) => {
    const share = shares.get(role);
    return share ? [{ role, people: share.ids.size, messages: share.messages }] : [];
  });
}

function firstRole(grants: readonly { role: Role }[]): ForecastRole {
  return roleOrder.find((role) => grants.some((grant) => grant.role === role)) ?? 'member';
}

/** What one person is sent on each morning. */
export function forecastOf(person: string, mornings: readonly ForecastMorning[]) {
  return mornings.flatMap(({ day, told, digests }) => {
    const kinds = told.get(person);
    if (!kinds) return [];
    const digest = digests.find((one) => one.person === person);
    return [{ day, kinds: [...kinds], entries: digest?.entries ?? [] }];
  });
}

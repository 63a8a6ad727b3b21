import { bangkokDay, isWorkingDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { dueOnFor, assigneeOf, isOwed } from './duty/duty.ts';
import type { Duty, DutyViewRole } from './duty/duty.ts';
import { peopleAround } from './people/by-area.ts';
import type { Role } from './permissions.ts';
import { escalations, holders, ladderDays, levelBelow } from './policy/ladder.ts';
import type {
  DigestEntry,
  EscalatingRole,
  LadderDays,
  PlannedEntries,
  Reachable,
} from './policy/ladder.ts';
import { isSilenced } from './policy/reminder-policy.ts';
import type { ReminderPolicy } from './policy/reminder-policy.ts';
import { createWaveSearch } from './reminder-waves.ts';

interface Assignment {
  person: string;
  viewpoint: DutyViewRole;
  dueOn: Day;
}

/**
 * Who is reminded of a duty, and of which date. Officers are reminded while they have the report.
 * District heads are reminded until it has reached the province, and again when it is back at the
 * district. The province is reminded of its own duties. When a level has no people, the next level up
 * is reminded. Members are reminded only of meetings.
 */
export function assignmentsOf(duty: Duty, people: readonly Reachable[]): Assignment[] {
  if (!isOwed(duty)) return [];
  const withCentre = assigneeOf(duty) === 'centre';
  const workers = withCentre ? workersOf(duty, people) : [];
  const heads = headIsResponsible(duty) ? holders({ duty, people, role: 'districtHead' }) : [];
  const asWorkers = assign(duty, { people: workers, viewpoint: 'worker' });
  const asHeads = assign(duty, {
    people: heads.filter((id) => !workers.includes(id)),
    viewpoint: 'head',
  });
  const covered = [...asWorkers, ...asHeads];
  if (covered.length > 0) return covered;
  return assign(duty, {
    people: holders({ duty, people, role: 'province' }),
    viewpoint: 'province',
  });
}

/**
 * True when the district is responsible for the report: it has not reached the province yet, or it
 * is at the district now.
 */
function headIsResponsible(duty: Duty): boolean {
  if (duty.level === 'province') return false;
  return duty.reachedProvinceAt === null || assigneeOf(duty) === 'district';
}

/**
 * True when the person may still be reminded of the duty with this date. At send time the other
 * people are not known, so every role in which this person may see the duty counts.
 */
export function isStillDue(duty: Duty, of: { person: Reachable; dueOn: Day }): boolean {
  if (!isOwed(duty)) return false;
  return viewpointsOf(duty, of.person).some((view) => dueOnFor(duty, view) === of.dueOn);
}

function viewpointsOf(duty: Duty, person: Reachable): DutyViewRole[] {
  const holds = (role: Role): boolean => holders({ duty, people: [person], role }).length > 0;
  const asWorker: DutyViewRole[] = assigneeOf(duty) === 'centre' ? ['worker'] : [];
  return [
    ...(holds('officer') ? asWorker : []),
    ...(holds('districtHead') ? [...asWorker, ...headViews(duty)] : []),
    ...(holds('province') ? [...asWorker, 'province' as const] : []),
  ];
}

function headViews(duty: Duty): DutyViewRole[] {
  return headIsResponsible(duty) ? ['head'] : [];
}

/** The people who do the work: the officers of the area, else the next level up. */
function workersOf(duty: Duty, people: readonly Reachable[]): string[] {
  if (duty.level === 'province') return holders({ duty, people, role: 'province' });
  const officers = holders({ duty, people, role: 'officer' });
  return officers.length > 0 ? officers : holders({ duty, people, role: 'districtHead' });
}

function assign(duty: Duty, to: { people: string[]; viewpoint: DutyViewRole }): Assignment[] {
  const dueOn = dueOnFor(duty, to.viewpoint);
  return to.people.map((person) => ({ person, viewpoint: to.viewpoint, dueOn }));
}

export interface Digest {
  person: string;
  day: Day;
  entries: DigestEntry[];
  /** For each role, the day on which unanswered reminders are escalated, by the policy of this day. */
  escalates: LadderDays;
}

interface Planning {
  policy: Pick<ReminderPolicy, 'waves' | 'escalateAfter' | 'topics'>;
  duties: readonly Duty[];
  people: readonly Reachable[];
  holidays: ReadonlySet<Day>;
  now: Date;
  /** The last day with complete digests; later waves up to today are due. */
  since: Day;
  /** When each letter was published. No reminders are sent before that day. */
  publications: ReadonlyMap<string, Day>;
  /** Digests of earlier days that were not acknowledged, from `escalatingFrom` on. */
  unanswered: readonly PlannedEntries[];
  /**
   * Digests of days after `since`, planned by a run that did not finish. Their duties are not
   * repeated.
   */
  begun?: readonly PlannedEntries[];
  /**
   * Set when holidays changed lately, because waves move with them. Waves from this day on are then
   * considered, and those in `told` are not repeated.
   */
  wavesSince?: Day;
  told?: readonly PlannedEntries[];
}

/**
 * Plans one digest for each person, with the duties whose wave has come since the last digest. So a
 * day of downtime is made up for, and no wave is sent twice. On a day off there is no digest.
 */
export function planDigests(plan: Planning): Digest[] {
  const today = bangkokDay(plan.now);
  if (!isWorkingDay(today, plan.holidays)) return [];
  const entries = new Map<string, Map<string, DigestEntry>>();
  const begun = keysOf(plan.begun);
  const told = keysOf(plan.told);
  const put = (person: string, entry: DigestEntry): void => {
    const key = entryKey(person, entry);
    if (begun.has(key) || (entry.escalatedFrom === null && told.has(key))) return;
    const entriesOfPerson = entries.get(person) ?? new Map<string, DigestEntry>();
    if (!entriesOfPerson.has(entry.duty)) entriesOfPerson.set(entry.duty, entry);
    entries.set(person, entriesOfPerson);
  };
  const around = peopleAround(plan.people);
  const persons = new Map(plan.people.map((person) => [person.id, person]));
  const muted = mutedOthers(plan, today);
  const arrivedWave = createWaveSearch({
    ...plan,
    since: plan.wavesSince ?? plan.since,
    waves: plan.policy.waves,
    today,
  });
  for (const duty of plan.duties) {
    for (const { person, dueOn, viewpoint } of assignmentsOf(duty, around(duty.areaCode))) {
      if (muted.has(person) && isOfOthers(duty, viewpoint)) continue;
      const wave = arrivedWave({ duty, dueOn });
      if (wave === null) continue;
      const role = roleOf(duty, { viewpoint, person: persons.get(person) });
      put(person, { duty: duty.id, wave, dueOn, escalatedFrom: null, role });
    }
  }
  for (const { person, entry } of escalations({ plan, today, muted, around })) put(person, entry);
  const escalates = ladderDays(today, plan);
  return [...entries].map(([person, own]) => ({
    person,
    day: today,
    entries: [...own.values()],
    escalates,
  }));
}

/**
 * The role in which a person gets a reminder that is not an escalation. A head who fills in for a
 * missing officer gets it as head.
 */
function roleOf(
  duty: Duty,
  { viewpoint, person }: { viewpoint: DutyViewRole; person: Reachable | undefined },
): EscalatingRole | null {
  if (viewpoint === 'province' || !person) return null;
  return viewpoint === 'head' ? 'districtHead' : (levelBelow(duty, person) ?? null);
}

/** People who get no reminders about duties of others. */
function mutedOthers({ people, policy }: Planning, today: Day): ReadonlySet<string> {
  const of = { topic: 'others', policy, today } as const;
  return new Set(people.flatMap((person) => (isSilenced(person, of) ? [person.id] : [])));
}

/** True for a supervisor's reminder of a duty that is with the centre. */
function isOfOthers(duty: Duty, viewpoint: DutyViewRole): boolean {
  return viewpoint === 'head' && assigneeOf(duty) === 'centre';
}

function keysOf(planned: readonly PlannedEntries[] = []): ReadonlySet<string> {
  return new Set(
    planned.flatMap(({ person, entries }) => entries.map((entry) => entryKey(person, entry))),
  );
}

function entryKey(
  person: string,
  { duty, dueOn, wave, escalatedFrom = null }: PlannedEntries['entries'][number],
): string {
  return [person, duty, dueOn, wave, escalatedFrom ?? ''].join(' ');
}

import {
  addWorkingDays,
  bangkokDay,
  daysBetween,
  isWorkingDay,
  workingDayOnOrBefore,
} from './calendar.ts';
import type { Day } from './calendar.ts';
import { isWithin } from './centre/centre.ts';
import type { AreaCode } from './centre/centre.ts';
import { dueOnFor, assigneeOf, isOwed } from './duty/duty.ts';
import type { Duty, DutyViewRole } from './duty/duty.ts';
import { peopleAround } from './people/by-area.ts';
import { createWaveSearch } from './reminder-waves.ts';
import { escalationDay, isSilenced } from './policy/reminder-policy.ts';
import type { ReminderPolicy } from './policy/reminder-policy.ts';
import type { Mute } from './people/mute.ts';
import type { Grant, Role } from './permissions.ts';

/**
 * A digest with a duty due within these days, or overdue, must be acknowledged; otherwise it
 * escalates.
 */
export const acknowledgeWithinDays = 3;

/** A person who can be reminded: they have joined and are a friend of the LINE account. */
export interface Reachable {
  id: string;
  grants: readonly Grant[];
  mutes?: readonly Mute[] | undefined;
}

interface Assignment {
  person: string;
  viewpoint: DutyViewRole;
  dueOn: Day;
}

/**
 * Who is reminded of a duty, and by which date: officers while they hold it, district heads
 * until it has reached the province and again when it is back at the district, the province for its own. When a level has no people, the next one
 * up is reminded. Members are only reminded of meetings.
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
 * True when the person may still be reminded of the duty by this date. At send time only this
 * person is known, so every role in which they may see the duty counts.
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

/** The people who do the work: an officer of the area, else the next level up. */
function workersOf(duty: Duty, people: readonly Reachable[]): string[] {
  if (duty.level === 'province') return holders({ duty, people, role: 'province' });
  const officers = holders({ duty, people, role: 'officer' });
  return officers.length > 0 ? officers : holders({ duty, people, role: 'districtHead' });
}

function holders(of: { duty: Duty; people: readonly Reachable[]; role: Role }): string[] {
  return of.people
    .filter((person) =>
      person.grants.some(
        (grant) => grant.role === of.role && isWithin(of.duty.areaCode, grant.areaCode),
      ),
    )
    .map((person) => person.id);
}

function assign(duty: Duty, to: { people: string[]; viewpoint: DutyViewRole }): Assignment[] {
  const dueOn = dueOnFor(duty, to.viewpoint);
  return to.people.map((person) => ({ person, viewpoint: to.viewpoint, dueOn }));
}

export interface DigestEntry {
  duty: string;
  /** Days from the due date; the newest of the waves that have come. */
  wave: number;
  dueOn: Day;
  /** The person who did not acknowledge the reminder, when it escalated. */
  escalatedFrom: string | null;
}

export interface Digest {
  person: string;
  day: Day;
  entries: DigestEntry[];
}

/** The entries of one person's digest of an earlier day. */
interface PlannedEntries {
  person: string;
  day: Day;
  entries: readonly Pick<DigestEntry, 'duty' | 'dueOn' | 'wave'>[];
}

/** A digest of an earlier day that was not acknowledged. */
export type Unanswered = PlannedEntries;

interface Planning {
  policy: Pick<ReminderPolicy, 'waves' | 'escalateAfter' | 'topics'>;
  duties: readonly Duty[];
  people: readonly Reachable[];
  holidays: ReadonlySet<Day>;
  now: Date;
  /** The last day with complete digests. Later waves up to today are due. */
  since: Day;
  /** When each letter was published. There are no reminders before. */
  publications: ReadonlyMap<string, Day>;
  /** Digests of earlier days that were not acknowledged, from `escalatingFrom` on. */
  unanswered: readonly Unanswered[];
  /**
   * Digests of days after `since`, planned by a run that did not finish. Their duties are not
   * repeated.
   */
  begun?: readonly PlannedEntries[];
}

/**
 * Plans one digest a person with the duties whose wave has come since the last digest. So a day of
 * downtime is made up for and no wave is sent twice. There is none on a day off.
 */
export function planDigests(plan: Planning): Digest[] {
  const today = bangkokDay(plan.now);
  if (!isWorkingDay(today, plan.holidays)) return [];
  const entries = new Map<string, Map<string, DigestEntry>>();
  const alreadyPlanned = new Set(
    (plan.begun ?? []).flatMap(({ person, entries: planned }) =>
      planned.map((entry) => entryKey(person, entry)),
    ),
  );
  const put = (person: string, entry: DigestEntry): void => {
    if (alreadyPlanned.has(entryKey(person, entry))) return;
    const entriesOfPerson = entries.get(person) ?? new Map<string, DigestEntry>();
    if (!entriesOfPerson.has(entry.duty)) entriesOfPerson.set(entry.duty, entry);
    entries.set(person, entriesOfPerson);
  };
  const around = peopleAround(plan.people);
  const muted = mutedOthers(plan, today);
  const arrivedWave = createWaveSearch({ ...plan, waves: plan.policy.waves, today });
  for (const duty of plan.duties) {
    for (const { person, dueOn, viewpoint } of assignmentsOf(duty, around(duty.areaCode))) {
      if (muted.has(person) && isOfOthers(duty, viewpoint)) continue;
      const wave = arrivedWave({ duty, dueOn });
      if (wave !== null) put(person, { duty: duty.id, wave, dueOn, escalatedFrom: null });
    }
  }
  for (const { person, entry } of escalations({ plan, today, muted, around })) put(person, entry);
  return [...entries].map(([person, own]) => ({ person, day: today, entries: [...own.values()] }));
}

/** People who are not reminded of what others must do. */
function mutedOthers({ people, policy }: Planning, today: Day): ReadonlySet<string> {
  const of = { topic: 'others', policy, today } as const;
  return new Set(people.flatMap((person) => (isSilenced(person, of) ? [person.id] : [])));
}

/** True for a supervisor's reminder of a duty that is with the centre. */
function isOfOthers(duty: Duty, viewpoint: DutyViewRole): boolean {
  return viewpoint === 'head' && assigneeOf(duty) === 'centre';
}

function entryKey(person: string, entry: Pick<DigestEntry, 'duty' | 'dueOn' | 'wave'>): string {
  return `${person} ${entry.duty} ${entry.dueOn} ${entry.wave}`;
}

const nextLevel: Partial<Record<Role, Role>> = {
  officer: 'districtHead',
  districtHead: 'province',
};

interface Escalating {
  plan: Planning;
  today: Day;
  muted: ReadonlySet<string>;
  around: (areaCode: AreaCode) => readonly Reachable[];
}

function escalations(of: Escalating): { person: string; entry: DigestEntry }[] {
  const { plan, today, muted, around } = of;
  const duties = new Map(plan.duties.map((duty) => [duty.id, duty]));
  const reachable = new Map(plan.people.map((person) => [person.id, person]));
  return plan.unanswered.flatMap((missed) => {
    const below = reachable.get(missed.person);
    return missed.entries.flatMap((entry) => {
      const duty = duties.get(entry.duty);
      if (!below || !duty || !isOwed(duty)) return [];
      if (daysBetween(today, entry.dueOn) > acknowledgeWithinDays) return [];
      const level = levelBelow(duty, below);
      if (!level || !isTimeToEscalate(missed.day, { level, plan, today })) return [];
      const people = around(duty.areaCode);
      return superiorsOf({ duty, below, level, people, muted }).map((person) => ({
        person,
        entry: { duty: duty.id, wave: entry.wave, dueOn: duty.dueOn, escalatedFrom: below.id },
      }));
    });
  });
}

/** The roles whose silence is told to the next level. */
type EscalatingRole = keyof ReminderPolicy['escalateAfter'];

/** The role in which the person got the reminder. */
function levelBelow(duty: Duty, below: Reachable): EscalatingRole | undefined {
  return (['officer', 'districtHead'] as const).find(
    (role) => holders({ duty, people: [below], role }).length > 0,
  );
}

/** A digest escalates once: on the run after its day has come. */
function isTimeToEscalate(
  day: Day,
  of: { level: EscalatingRole; plan: Planning; today: Day },
): boolean {
  const { policy, holidays, since } = of.plan;
  const on = escalationDay(day, { after: policy.escalateAfter[of.level], holidays });
  return on > since && on <= of.today;
}

/** The earliest day whose unanswered digests a run needs. */
export function escalatingFrom(of: Pick<Planning, 'policy' | 'holidays' | 'since'>): Day {
  const longest = Math.max(...Object.values(of.policy.escalateAfter));
  const last = workingDayOnOrBefore(of.since, of.holidays);
  return addWorkingDays(last, 1 - longest, of.holidays);
}

interface Escalation {
  duty: Duty;
  below: Reachable;
  level: EscalatingRole;
  people: readonly Reachable[];
  muted: ReadonlySet<string>;
}

/**
 * The next level above the role that held the duty, skipping levels without people. People who muted the
 * duties of others are skipped too, unless the duty would then reach no person.
 */
function superiorsOf(of: Escalation): string[] {
  const listening = of.people.filter(({ id }) => !of.muted.has(id));
  const found = superiorsAmong({ ...of, people: listening });
  return found.length > 0 ? found : superiorsAmong(of);
}

function superiorsAmong(of: Omit<Escalation, 'muted'>): string[] {
  let role = nextLevel[of.level];
  while (role) {
    const found = holders({ duty: of.duty, people: of.people, role }).filter(
      (id) => id !== of.below.id,
    );
    if (found.length > 0) return found;
    role = nextLevel[role];
  }
  return [];
}

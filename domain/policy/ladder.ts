import { addWorkingDays, daysBetween, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { AreaCode } from '../centre/centre.ts';
import { isOwed } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { peopleHolding } from '../people/holding.ts';
import type { Mute } from '../people/mute.ts';
import type { Grant, Role } from '../permissions.ts';
import { escalationDays } from './reminder-policy.ts';
import type { ReminderPolicy } from './reminder-policy.ts';

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

export interface DigestEntry {
  duty: string;
  /** Days from the due date; the newest of the waves that have come. */
  wave: number;
  dueOn: Day;
  /** The person who did not acknowledge the reminder, when it escalated. */
  escalatedFrom: string | null;
  /**
   * The role in which the person got it, which decides when and to whom silence climbs; null for the province. Missing
   * in digests of earlier versions.
   */
  role?: EscalatingRole | null | undefined;
}

/** The entries of one person's digest of an earlier day. */
export interface PlannedEntries {
  person: string;
  day: Day;
  entries: readonly (Pick<DigestEntry, 'duty' | 'dueOn' | 'wave'> &
    Partial<Pick<DigestEntry, 'escalatedFrom' | 'role'>>)[];
  /** Missing in digests of earlier versions. */
  escalates?: LadderDays | undefined;
}

/** What the ladder needs of a run. */
interface LadderPlan {
  policy: Pick<ReminderPolicy, 'escalateAfter'>;
  duties: readonly Duty[];
  people: readonly Reachable[];
  holidays: ReadonlySet<Day>;
  since: Day;
  /** Digests of earlier days that were not acknowledged, from `escalatingFrom` on. */
  unanswered: readonly PlannedEntries[];
}

/** The people with this role in the area of the duty. */
export function holders(of: { duty: Duty; people: readonly Reachable[]; role: Role }): string[] {
  const { duty, people, role } = of;
  return peopleHolding(people, { role, areaCode: duty.areaCode }).map(({ id }) => id);
}

const nextLevel: Partial<Record<Role, Role>> = {
  officer: 'districtHead',
  districtHead: 'province',
};

/** True while the person has a role to which the silence of others is told. */
export function isAbove(duty: Duty, person: Reachable): boolean {
  return Object.values(nextLevel).some(
    (role) => holders({ duty, people: [person], role }).length > 0,
  );
}

interface Escalating {
  plan: LadderPlan;
  today: Day;
  muted: ReadonlySet<string>;
  around: (areaCode: AreaCode) => readonly Reachable[];
}

/** The duties of unanswered digests whose day has come, for the people of the next level. */
export function escalations(of: Escalating): { person: string; entry: DigestEntry }[] {
  const { plan, today, muted, around } = of;
  const duties = new Map(plan.duties.map((duty) => [duty.id, duty]));
  const reachable = new Map(plan.people.map((person) => [person.id, person]));
  return plan.unanswered.flatMap((missed) => {
    const below = reachable.get(missed.person);
    return missed.entries.flatMap((entry) => {
      const duty = duties.get(entry.duty);
      if (!below || !duty || !isOwed(duty)) return [];
      if (daysBetween(today, entry.dueOn) > acknowledgeWithinDays) return [];
      const present = levelBelow(duty, below);
      const level = entry.role === undefined ? present : entry.role;
      if (!present || !level || !isTimeToEscalate(missed, { level, plan, today })) return [];
      const people = around(duty.areaCode);
      const { role, ids } = superiorsOf({ duty, below, level, people, muted });
      const { wave } = entry;
      return ids.map((person) => ({
        person,
        entry: { duty: duty.id, wave, dueOn: duty.dueOn, escalatedFrom: below.id, role },
      }));
    });
  });
}

/** The roles whose silence is told to the next level. */
export type EscalatingRole = keyof ReminderPolicy['escalateAfter'];

/** The lowest role of the person in the place of the duty; undefined for the province. */
export function levelBelow(duty: Duty, below: Reachable): EscalatingRole | undefined {
  return (['officer', 'districtHead'] as const).find(
    (role) => holders({ duty, people: [below], role }).length > 0,
  );
}

/** The day on which the silence of each role is told to the next level. */
export type LadderDays = Record<EscalatingRole, Day>;

/** The days of a digest that is planned on this day. They are stored with it: a later policy does not move them. */
export function ladderDays(
  day: Day,
  { policy, holidays }: Pick<LadderPlan, 'policy' | 'holidays'>,
): LadderDays {
  const { officer, districtHead } = policy.escalateAfter;
  return {
    officer: addWorkingDays(day, officer, holidays),
    districtHead: addWorkingDays(day, districtHead, holidays),
  };
}

/** A digest escalates once: on the run after its day has come. */
function isTimeToEscalate(
  missed: PlannedEntries,
  of: { level: EscalatingRole; plan: LadderPlan; today: Day },
): boolean {
  const on = (missed.escalates ?? ladderDays(missed.day, of.plan))[of.level];
  return on > of.plan.since && on <= of.today;
}

/** The earliest day whose unanswered digests a run may need, under any policy. */
export function escalatingFrom(of: Pick<LadderPlan, 'holidays' | 'since'>): Day {
  const last = workingDayOnOrBefore(of.since, of.holidays);
  return addWorkingDays(last, -Math.max(...escalationDays), of.holidays);
}

interface Escalation {
  duty: Duty;
  below: Reachable;
  level: EscalatingRole;
  people: readonly Reachable[];
  muted: ReadonlySet<string>;
}

/** People, and the role in which they are told: silence climbs from there, never back. */
interface Superiors {
  ids: string[];
  role: EscalatingRole | null;
}

/**
 * The next level above the role that held the duty, skipping levels without people. People who muted the
 * duties of others are skipped too, unless the duty would then reach no person.
 */
function superiorsOf(of: Escalation): Superiors {
  const listening = of.people.filter(({ id }) => !of.muted.has(id));
  const found = superiorsAmong({ ...of, people: listening });
  return found.ids.length > 0 ? found : superiorsAmong(of);
}

function superiorsAmong(of: Omit<Escalation, 'muted'>): Superiors {
  let role = nextLevel[of.level];
  while (role) {
    const ids = holders({ duty: of.duty, people: of.people, role }).filter(
      (id) => id !== of.below.id,
    );
    if (ids.length > 0) return { ids, role: role === 'districtHead' ? role : null };
    role = nextLevel[role];
  }
  return { ids: [], role: null };
}

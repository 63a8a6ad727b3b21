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
 * A digest with an overdue duty, or one due within these days, must be acknowledged. Otherwise it is
 * escalated to the next level.
 */
export const acknowledgeWithinDays = 3;

/** A person who can be reminded: one who has joined and is a friend of the LINE account. */
export interface Reachable {
  id: string;
  grants: readonly Grant[];
  mutes?: readonly Mute[] | undefined;
}

export interface DigestEntry {
  duty: string;
  /** The newest wave that has come, in days from the due date. */
  wave: number;
  dueOn: Day;
  /** Set for an escalated entry: the person who did not acknowledge the reminder. */
  escalatedFrom: string | null;
  /**
   * The role in which the person got the reminder. It decides when and to whom the entry escalates;
   * null for the province. Digests of earlier versions do not have it.
   */
  role?: EscalatingRole | null | undefined;
}

/** The entries of one person's digest of an earlier day. */
export interface PlannedEntries {
  person: string;
  day: Day;
  entries: readonly (Pick<DigestEntry, 'duty' | 'dueOn' | 'wave'> &
    Partial<Pick<DigestEntry, 'escalatedFrom' | 'role'>>)[];
  /** Digests of earlier versions do not have it. */
  escalates?: LadderDays | undefined;
}

/** The data that the escalation rules need. */
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

/** True if the person still has a role to which entries of others are escalated. */
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

/** Escalates the duties of unanswered digests whose day has come to people of the next level. */
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

/** The roles from which unanswered reminders are escalated. */
export type EscalatingRole = keyof ReminderPolicy['escalateAfter'];

/** The lowest role that the person has for the duty's area; undefined for the province. */
export function levelBelow(duty: Duty, below: Reachable): EscalatingRole | undefined {
  return (['officer', 'districtHead'] as const).find(
    (role) => holders({ duty, people: [below], role }).length > 0,
  );
}

/** For each role, the day on which its unanswered reminders are escalated. */
export type LadderDays = Record<EscalatingRole, Day>;

/**
 * The escalation days of a digest that is planned on this day. They are stored with the digest, so
 * that a later change of the policy does not move them.
 */
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

/** True on the first run on or after the day of escalation, so a digest escalates once. */
function isTimeToEscalate(
  missed: PlannedEntries,
  of: { level: EscalatingRole; plan: LadderPlan; today: Day },
): boolean {
  const on = (missed.escalates ?? ladderDays(missed.day, of.plan))[of.level];
  return on > of.plan.since && on <= of.today;
}

/** The earliest day whose unanswered digests a run may need, under any policy that can be set. */
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

/**
 * The people who are told, and the role in which they are told. A further escalation starts from that
 * role, so it never comes back.
 */
interface Superiors {
  ids: string[];
  role: EscalatingRole | null;
}

/**
 * The people of the next level above this role; levels without people are skipped. People who muted
 * the duties of others are left out, unless the duty would then reach no person.
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

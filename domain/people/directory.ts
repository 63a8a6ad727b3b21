import * as z from 'zod/mini';
import { districtOf } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import type { Grant, Role } from '../permissions.ts';
import { normalizeThai } from '../thai/text.ts';

/** Whether messages reach a person, worst case first. */
export const reachSchema = z.enum(['blocked', 'neverAdded', 'friend']);
export type Reach = z.infer<typeof reachSchema>;
/** `unreached`: blocked or never added. `silent`: a friend who does not answer reminders. */
export const reachFilterSchema = z.enum(['unreached', ...reachSchema.options, 'silent']);
type ReachFilter = z.infer<typeof reachFilterSchema>;

/** When a person last used the system: within 7 days, within 30 days, or longer ago. */
export const activitySchema = z.enum(['week', 'month', 'longer']);
export type Activity = z.infer<typeof activitySchema>;

const hour = 3_600_000;
const day = 24 * hour;

interface Following {
  following: boolean;
  followChangedAt: Date | null;
}

export function reachOf({ following, followChangedAt }: Following): Reach {
  if (following) return 'friend';
  return followChangedAt === null ? 'neverAdded' : 'blocked';
}

interface Active {
  joinedAt: Date | null;
  lastActiveAt?: Date | undefined;
}

/**
 * When the person last used the system. Joining counts as use; a person without a date counts as
 * `longer`.
 */
export function activityOf({ joinedAt, lastActiveAt }: Active, now: Date): Activity {
  const last = Math.max(joinedAt?.getTime() ?? 0, lastActiveAt?.getTime() ?? 0);
  const age = now.getTime() - last;
  if (age < 7 * day) return 'week';
  return age < 30 * day ? 'month' : 'longer';
}

/**
 * A stored time of use is replaced only when it is older than this. So a person causes at most one
 * write each hour.
 */
export function activityBound(now: Date): Date {
  return new Date(now.getTime() - hour);
}

export interface ListedPerson {
  id: string;
  name: string;
  /** Roles within the reader's areas. */
  grants: readonly Grant[];
  /** Names of the person's places, for the search. */
  places: string;
  reach: Reach;
  /** Consecutive mornings on which the person did not answer a reminder. */
  silentDays: number;
  activity: Activity;
}

/**
 * `worst`: people whom messages do not reach come first. `used`: people who used the system longest
 * ago come first.
 */
export const peopleOrderSchema = z.enum(['worst', 'name', 'area', 'used']);
type PeopleOrder = z.infer<typeof peopleOrderSchema>;

export interface DirectoryFilter {
  query?: string | undefined;
  role?: Role | undefined;
  district?: AreaCode | undefined;
  reach?: ReachFilter | undefined;
  activity?: Activity | undefined;
  sort?: PeopleOrder | undefined;
}

function isReach(
  { reach, silentDays }: Pick<ListedPerson, 'reach' | 'silentDays'>,
  filter: ReachFilter,
): boolean {
  if (filter === 'silent') return silentDays > 0;
  return filter === 'unreached' ? reach !== 'friend' : reach === filter;
}

/**
 * The people who match the filter, in its order. The default order puts people first whom messages do
 * not reach.
 */
export function findPeople<T extends ListedPerson>(
  people: readonly T[],
  filter: DirectoryFilter,
): T[] {
  const words = normalizeThai(filter.query ?? '');
  return people
    .filter(
      (person) =>
        normalizeThai(`${person.name} ${person.places}`).includes(words) &&
        (filter.reach === undefined || isReach(person, filter.reach)) &&
        (filter.activity === undefined || person.activity === filter.activity) &&
        person.grants.some((grant) => isWanted(grant, filter)),
    )
    .toSorted(orders[filter.sort ?? 'worst']);
}

function isWanted({ role, areaCode }: Grant, filter: DirectoryFilter): boolean {
  if (filter.role !== undefined && role !== filter.role) return false;
  return filter.district === undefined || districtOf(areaCode) === filter.district;
}

type Compare = (a: ListedPerson, b: ListedPerson) => number;

const reachOrder = reachSchema.options;
const activityOrder: readonly Activity[] = ['longer', 'month', 'week'];

const byName: Compare = (a, b) => a.name.localeCompare(b.name, 'th') || a.id.localeCompare(b.id);

const longestUnusedFirst: Compare = (a, b) =>
  activityOrder.indexOf(a.activity) - activityOrder.indexOf(b.activity) || byName(a, b);

const orders: Record<PeopleOrder, Compare> = {
  worst: (a, b) =>
    reachOrder.indexOf(a.reach) - reachOrder.indexOf(b.reach) ||
    b.silentDays - a.silentDays ||
    longestUnusedFirst(a, b),
  name: byName,
  area: (a, b) => firstArea(a).localeCompare(firstArea(b)) || byName(a, b),
  used: longestUnusedFirst,
};

function firstArea({ grants }: ListedPerson): string {
  return grants.map(({ areaCode }) => areaCode).toSorted()[0] ?? '';
}

export function countReach(
  people: readonly Pick<ListedPerson, 'reach' | 'silentDays'>[],
): Record<Reach | 'silent', number> {
  const count = (reach: Reach) => people.filter((person) => person.reach === reach).length;
  return {
    blocked: count('blocked'),
    neverAdded: count('neverAdded'),
    friend: count('friend'),
    silent: people.filter(({ silentDays }) => silentDays > 0).length,
  };
}

import * as z from 'zod/mini';
import { districtOf, isWithin } from '../centre/centre.ts';
import type { Area, AreaCode, Centre } from '../centre/centre.ts';
import type { Grant } from '../permissions.ts';
import type { Member } from '../register/register.ts';
import type { Seat } from '../register/seats.ts';
import { normalizeThai } from '../thai/text.ts';
import { reachOf } from './directory.ts';
import type { Reach } from './directory.ts';

/**
 * The state of a seat in the register: vacant, without an account, or whether messages reach the
 * person in it.
 */
export const seatStateSchema = z.enum(['vacant', 'notYet', 'blocked', 'neverAdded', 'friend']);
export type SeatState = z.infer<typeof seatStateSchema>;

export type SittingRow = Pick<
  Member,
  'id' | 'centre' | 'seatNo' | 'prefix' | 'first' | 'last' | 'position' | 'person'
>;

/** The committee of one centre as counts. */
export interface CommitteeSeats {
  centre: string;
  /** How many members sit now. */
  sitting: number;
  /** The people to whom rows of the register are linked. */
  accounts: readonly string[];
  /** The rows of the chair and the secretary. */
  leaders: readonly { position: Seat; person: string | null }[];
}

export interface PersonInArea {
  id: string;
  grants: readonly Grant[];
  following: boolean;
  followChangedAt: Date | null;
}

/** One centre: who in its register has an account, and how many of its members messages reach. */
export interface CentreAccess {
  centre: Centre;
  sitting: number;
  joined: number;
  chair: SeatState;
  secretary: SeatState;
  /** How many members messages reach. */
  reached: number;
}

interface AreaFacts {
  centres: readonly Centre[];
  committees: readonly CommitteeSeats[];
  people: readonly PersonInArea[];
}

/** The access of every centre. Centres that no message reaches come first. */
export function accessOf({ centres, committees, people }: AreaFacts): CentreAccess[] {
  const byCentre = new Map(committees.map((committee) => [committee.centre, committee]));
  const reaches = new Map(people.map((person) => [person.id, reachOf(person)]));
  const friends = people.filter((person) => person.following);
  const members = friends.flatMap(({ grants }) => [
    ...new Set(grants.flatMap(({ centre }) => centre ?? [])),
  ]);
  const reached = new Map(
    [...Map.groupBy(members, (id) => id)].map(([id, all]) => [id, all.length]),
  );
  return centres
    .map((centre) => {
      const seats = byCentre.get(centre.id) ?? { sitting: 0, accounts: [], leaders: [] };
      return { ...accessOfSeats(seats, reaches), centre, reached: reached.get(centre.id) ?? 0 };
    })
    .toSorted(leastReachedFirst);
}

function accessOfSeats(
  { sitting, accounts, leaders }: Omit<CommitteeSeats, 'centre'>,
  reaches: ReadonlyMap<string, Reach>,
) {
  const stateOf = (seat: Seat): SeatState => {
    const row = leaders.find(({ position }) => position === seat);
    return row ? (reaches.get(row.person ?? '') ?? 'notYet') : 'vacant';
  };
  return {
    sitting,
    joined: accounts.filter((person) => reaches.has(person)).length,
    chair: stateOf('chair'),
    secretary: stateOf('secretary'),
  };
}

/** The sitting members of a centre without an account in its area, chair and secretary first. */
export function membersNotYet<T extends SittingRow>(
  rows: readonly T[],
  people: readonly PersonInArea[],
): T[] {
  const known = new Set(people.map(({ id }) => id));
  return rows
    .filter(({ person }) => person === null || !known.has(person))
    .toSorted((a, b) => leads(b) - leads(a) || a.seatNo - b.seatNo);
}

function leads({ position }: SittingRow): number {
  return position === 'chair' || position === 'secretary' ? 1 : 0;
}

function leastReachedFirst(a: CentreAccess, b: CentreAccess): number {
  return (
    Math.min(a.reached, 1) - Math.min(b.reached, 1) ||
    shareOf(a) - shareOf(b) ||
    a.centre.areaCode.localeCompare(b.centre.areaCode)
  );
}

function shareOf({ joined, sitting }: CentreAccess): number {
  return sitting === 0 ? 0 : joined / sitting;
}

export interface AccessFilter {
  query?: string | undefined;
  district?: AreaCode | undefined;
  /**
   * True: centres without a chair or secretary with an account. Otherwise: centres that lack any
   * member. Both include centres that no message reaches.
   */
  leaders?: boolean | undefined;
}

/** The centres that match the filter. */
export function findCentres(all: readonly CentreAccess[], filter: AccessFilter): CentreAccess[] {
  const words = normalizeThai(filter.query ?? '');
  return all.filter(
    (access) =>
      (filter.leaders
        ? lacksLeader(access)
        : access.joined < access.sitting || access.reached === 0) &&
      (filter.district === undefined || districtOf(access.centre.areaCode) === filter.district) &&
      normalizeThai(`${access.centre.name} อ.${access.centre.districtName}`).includes(words),
  );
}

const withoutAccount: readonly SeatState[] = ['vacant', 'notYet'];

function lacksLeader({ chair, secretary, reached }: CentreAccess): boolean {
  return reached === 0 || withoutAccount.includes(chair) || withoutAccount.includes(secretary);
}

export function accessFigures(all: readonly CentreAccess[]) {
  const sum = (pick: (access: CentreAccess) => number) =>
    all.reduce((total, access) => total + pick(access), 0);
  return {
    centres: all.length,
    unreached: all.filter(({ reached }) => reached === 0).length,
    noChair: all.filter(({ chair }) => withoutAccount.includes(chair)).length,
    noSecretary: all.filter(({ secretary }) => withoutAccount.includes(secretary)).length,
    sitting: sum(({ sitting }) => sitting),
    joined: sum(({ joined }) => joined),
  };
}

/**
 * Districts and tambons in which messages reach no person with a role. The officer of a whole
 * district covers its tambons. When a district is named, its tambons are not named too.
 */
export function unreachedAreas({
  areas,
  people,
}: {
  areas: readonly Area[];
  people: readonly PersonInArea[];
}): Area[] {
  const grants = people.filter((person) => person.following).flatMap((person) => person.grants);
  const codes = [...new Set(grants.map(({ areaCode }) => areaCode))];
  const wide = new Set(
    grants.filter(({ role }) => role === 'officer').map(({ areaCode }) => areaCode),
  );
  const isReached = (code: AreaCode) =>
    codes.some((held) => isWithin(held, code)) || wide.has(districtOf(code));
  const unreached = areas.filter(({ id, level }) => level !== 'province' && !isReached(id));
  const districts = new Set(
    unreached.filter(({ level }) => level === 'district').map(({ id }) => id),
  );
  return unreached.filter(
    ({ id, level }) => level === 'district' || !districts.has(districtOf(id)),
  );
}

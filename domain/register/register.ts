import * as z from 'zod/mini';
import { rowsOf } from '../form/answers.ts';
import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { areaCodeSchema } from '../centre/centre.ts';
import type { Answers } from '../fields/field.ts';
import type { Row } from '../fields/repeat.ts';
import { seatSchema } from './seats.ts';
import type { Seat } from './seats.ts';
import { areOfOtherSex, isLikelySamePerson, isPlainlySamePerson } from './same-person.ts';
import { splitPersonName } from '../thai/person-name.ts';
import { normalizeThai } from '../thai/text.ts';

/** One term in one seat, with the order that appointed it. */
const sittingSchema = z.object({
  position: seatSchema,
  /** Id of the appointment order; null when the register named none. */
  under: z.nullable(z.string()),
  from: daySchema,
  until: z.nullable(daySchema),
});
export type Sitting = z.infer<typeof sittingSchema>;

/**
 * A member of a committee. A person has one row, which stays the same when the person changes seats.
 * National id, birth date and home address are never stored.
 */
export const memberSchema = z.object({
  id: z.string(),
  centre: z.string(),
  areaCode: areaCodeSchema,
  /** Position in the register, from 0. */
  seatNo: z.int(),
  prefix: z.string(),
  first: z.string(),
  last: z.string(),
  /** First and last name in normalized form. It helps to find the same person on another committee. */
  nameKey: z.string(),
  position: seatSchema,
  group: z.string(),
  village: z.nullable(z.int()),
  tambon: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  sex: z.nullable(z.enum(['male', 'female'])),
  /** The person who uses the system as this member; null if no person is linked. */
  person: z.nullable(z.string()),
  /**
   * How the link was made: by an officer, by an invite that named the row, or by an equal name. Only
   * an earlier version linked by name; the office checks such links. Null when no person is linked.
   */
  linkedBy: z.nullable(z.enum(['officer', 'invite', 'name'])),
  since: z.nullable(daySchema),
  until: z.nullable(daySchema),
  sittings: z.array(sittingSchema),
});
export type Member = z.infer<typeof memberSchema>;

/** A seat in the register form. */
const seatedSchema = z.object({
  id: z.string(),
  name: z.object({ prefix: z.string(), first: z.string(), last: z.string() }),
  position: seatSchema,
  group: z._default(z.string(), ''),
  village: z._default(z.nullable(z.int()), null),
  tambon: z._default(z.nullable(z.string()), null),
  phone: z._default(z.nullable(z.string()), null),
  sex: z._default(z.nullable(z.enum(['male', 'female'])), null),
  since: z._default(z.nullable(daySchema), null),
});
type Seated = z.infer<typeof seatedSchema>;

interface Accepted {
  /** All rows that were ever in the centre's register. */
  known: readonly Member[];
  answers: Answers;
  /** The order in force. */
  under: string | null;
  centre: Pick<Member, 'centre' | 'areaCode'>;
  today: Day;
}

/**
 * Applies an accepted register and returns the changed, new and former members. A row is matched by
 * id if it still names the same person, else by name without the prefix. A row without a match is a
 * new member. A link to an account stays only if the row clearly names the same person. When a row is
 * edited to name another person, the old member ends and the account is free again; the office then
 * decides which row it belongs to.
 */
export function applyRegister({ known, answers, under, centre, today }: Accepted): Member[] {
  const free = new Map(known.map((member) => [member.id, member]));
  const rows = seatsIn(answers);
  const names = new Map([...Map.groupBy(rows, keyOfRow)].map(([key, same]) => [key, same.length]));
  const seats = rows.map((row, seatNo) => {
    const before = sameMember(row, { known, free, namesakes: names.get(keyOfRow(row)) ?? 0 });
    if (before) free.delete(before.id);
    return { row, seatNo, before };
  });
  let number = lastNumber(known);
  const now = seats.map(({ row, seatNo, before }) => {
    const member = before ?? newcomer(row, { ...centre, number: (number += 1) });
    return updateSeat({ row, seatNo, before: member, under, today });
  });
  const replaced = new Set(rows.map(({ id }) => id));
  const formerMembers = [...free.values()]
    .filter((member) => member.until === null)
    .map((member) => (replaced.has(member.id) ? unlinked(member) : member));
  return [...now, ...formerMembers.map((member) => leave(member, today))];
}

function keyOfRow({ name }: Seated): string {
  return nameKey(name);
}

/** The seats that an accepted register names; other rows are left out. */
function seatsIn(answers: Answers): Seated[] {
  return rowsOf(answers, 'members').flatMap(
    (row: Row) => z.safeParse(seatedSchema, row).data ?? [],
  );
}

interface Candidates {
  known: readonly Member[];
  /** Members that no row has been matched to yet. */
  free: ReadonlyMap<string, Member>;
  /** Rows of this register with the same name as the row. */
  namesakes: number;
}

function sameMember(row: Seated, { known, free, namesakes }: Candidates): Member | undefined {
  const byId = free.get(row.id);
  const key = keyOfRow(row);
  const described = { ...row.name, sex: row.sex };
  if (byId && isLikelySamePerson(byId, row.name)) {
    // A changed name in another seat may be a relative's, so the office must link the account again.
    const isSameSeat = byId.nameKey === key || byId.position === row.position;
    return isSameSeat && isPlainlySamePerson(byId, described) ? byId : unlinked(byId);
  }
  const named = known.filter((member) => member.nameKey === key && free.has(member.id));
  const sitting = named.filter((member) => member.until === null);
  const found = sitting[0] ?? named[0];
  if (!found) return undefined;
  const isCertain = namesakes === 1 && sitting.length === 1 && !areOfOtherSex(found, described);
  return isCertain ? found : unlinked(found);
}

function unlinked(member: Member): Member {
  return { ...member, person: null, linkedBy: null };
}

/** The highest member number used in the centre. */
function lastNumber(known: readonly Member[]): number {
  return Math.max(
    0,
    ...known.map((member) => Number(/(?:^|\D)(\d{1,9})$/.exec(member.id)?.[1] ?? 0)),
  );
}

function newcomer(
  { position }: Seated,
  { number, ...centre }: Accepted['centre'] & { number: number },
): Member {
  return {
    ...centre,
    id: `${centre.centre}-${number}`,
    seatNo: 0,
    prefix: '',
    first: '',
    last: '',
    nameKey: '',
    position,
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
  };
}

interface Seating {
  row: Seated;
  seatNo: number;
  before: Member;
  under: string | null;
  today: Day;
}

function updateSeat({ row, seatNo, before, under, today }: Seating): Member {
  const { name, position, id: _row, ...rest } = row;
  const sittings = startTerm(before.sittings, { position, under, from: row.since ?? today, today });
  return {
    ...before,
    ...rest,
    ...name,
    nameKey: nameKey(name),
    seatNo,
    position,
    since: row.since ?? before.since ?? today,
    until: null,
    sittings,
  };
}

interface Sit {
  position: Seat;
  under: string | null;
  from: Day;
  today: Day;
}

/**
 * A term continues while seat and order stay the same. A change of either ends the term and starts
 * another.
 */
function startTerm(sittings: readonly Sitting[], { position, under, from, today }: Sit): Sitting[] {
  const open = sittings.find((sitting) => sitting.until === null);
  if (open?.position === position && (open.under === under || under === null)) return [...sittings];
  const begins = sittings.length === 0 ? from : today;
  return [...endTerms(sittings, today), { position, under, from: begins, until: null }];
}

export function endTerms(sittings: readonly Sitting[], today: Day): Sitting[] {
  return sittings.map((sitting) =>
    sitting.until === null ? { ...sitting, until: today } : sitting,
  );
}

function leave(one: Member, today: Day): Member {
  return { ...one, until: today, sittings: endTerms(one.sittings, today) };
}

export function nameKey({ first, last }: { first: string; last: string }): string {
  return normalizeThai(`${first} ${last}`);
}

/** The normalized key of a full name such as "นางจันทร์ดี สมมุติ". */
export function nameKeyOf(fullName: string): string {
  return nameKey(splitPersonName(fullName));
}

/** The seats with a title of their own. ประธาน and เลขานุการ are required. */
const namedSeats: readonly Seat[] = ['chair', 'viceChair', 'secretary', 'treasurer'];

export function vacantSeats(members: readonly Pick<Member, 'position'>[]): Seat[] {
  if (members.length === 0) return [];
  return namedSeats.filter((namedSeat) => !members.some((member) => member.position === namedSeat));
}

import type { AreaCode } from '../centre/centre.ts';
import { limits } from '../limits.ts';
import { findHead } from '../list/find-head.ts';
import { headingKey, isNumbering } from '../list/heading-key.ts';
import type { WorkbookColumn } from '../list/workbook.ts';
import type { Role } from '../permissions.ts';
import { fullName } from '../fields/people.ts';
import { splitPersonName } from '../thai/person-name.ts';
import { nameKey, nameKeyOf } from '../register/register.ts';
import { areOfOtherSex } from '../register/same-person.ts';
import type { Member } from '../register/register.ts';
import { seatLabels, seatSchema } from '../register/seats.ts';
import type { Seat } from '../register/seats.ts';
import { cleanValue } from '../thai/invisible.ts';
import { nationalIdFound } from '../thai/national-id.ts';
import { containsNationalId } from '../thai/text.ts';
import { placeOf } from './invite-list-place.ts';
import type { PlaceContext } from './invite-list-place.ts';
import { roleLabels } from './role-labels.ts';

/** A person in an Excel list of people to invite. Each line of the list becomes a code for one person. */
export interface ListedPerson {
  /** The line number in Excel. */
  line: number;
  name: string;
  role: Role;
  areaCode: AreaCode;
  centre: string | null;
  /** The place in words, such as ศอช.ต.งิ้ว อ.เทิง, so that the reader can check it. */
  place: string;
  /** The register row of this person, if the line names a seat. */
  member: string | null;
  seat: Seat | null;
}

export interface InviteListProblem {
  line: number | null;
  column: string;
  message: string;
}

export interface InviteListContext extends PlaceContext {
  /** The sitting members of the centres in the list. */
  members: readonly Member[];
  mayGive: (role: Role, areaCode: AreaCode) => boolean;
}

export interface ReadInviteList {
  people: ListedPerson[];
  problems: InviteListProblem[];
  /** Unknown headings; their columns are not read. */
  ignored: string[];
}

type Column = 'prefix' | 'name' | 'last' | 'role' | 'district' | 'tambon' | 'seat';

const columnLabels: Readonly<Record<Column, string>> = {
  prefix: 'คำนำหน้า',
  name: 'ชื่อ-สกุล',
  last: 'นามสกุล',
  role: 'บทบาท',
  district: 'อำเภอ',
  tambon: 'ตำบล',
  seat: 'ตำแหน่งใน ศอช.',
};
const columnNames: Readonly<Record<Column, readonly string[]>> = {
  prefix: ['คำนำหน้า', 'คำนำหน้าชื่อ', 'คำนำหน้านาม', 'ยศ'],
  last: ['นามสกุล', 'สกุล'],
  name: ['ชื่อ-สกุล', 'ชื่อ นามสกุล', 'ชื่อและนามสกุล', 'ชื่อ', 'ชื่อตัว-ชื่อสกุล'],
  role: ['บทบาท', 'สิทธิ', 'หน้าที่', 'เข้าเป็น'],
  district: ['อำเภอ', 'อำเภอที่รับผิดชอบ'],
  tambon: ['ตำบล', 'ตำบลที่รับผิดชอบ', 'พื้นที่'],
  seat: ['ตำแหน่งใน ศอช.', 'ตำแหน่งใน ศอช', 'ตำแหน่งในคณะกรรมการ'],
};
const roleNames: Readonly<Record<Role, readonly string[]>> = {
  member: ['กรรมการ ศอช.', 'กรรมการ', 'คณะกรรมการ', roleLabels.member],
  officer: [roleLabels.officer, 'เจ้าหน้าที่ตำบล', 'นักวิชาการพัฒนาชุมชน', 'พัฒนากรประจำตำบล'],
  districtHead: [roleLabels.districtHead, 'หัวหน้าอำเภอ', 'พอ.', 'พัฒนาการอำเภอ (หัวหน้า)'],
  province: [roleLabels.province, 'เจ้าหน้าที่จังหวัด', 'จังหวัด', 'เจ้าหน้าที่ สพจ'],
  admin: [roleLabels.admin, 'ผู้ดูแล'],
};

/** The columns of the workbook that offices fill in. */
export function inviteListColumns(roles: readonly Role[]): WorkbookColumn[] {
  const roleOptions = roles.map((role) => roleNames[role][0] ?? roleLabels[role]);
  return [
    { label: columnLabels.name, type: 'text', width: 30 },
    { label: columnLabels.role, type: 'text', width: 20, options: roleOptions },
    { label: columnLabels.district, type: 'text', width: 18 },
    { label: columnLabels.tambon, type: 'text', width: 18 },
    { label: columnLabels.seat, type: 'text', width: 20, options: Object.values(seatLabels) },
  ];
}

/** Reads every line. A line with a problem is reported and gives no person. */
export function readInviteList(
  lines: readonly (readonly string[])[],
  context: InviteListContext,
): ReadInviteList {
  const head = findHead(lines, columnOf);
  const headings = head?.headings ?? [];
  const found = columnsIn(headings);
  const missing = (['name', 'role'] as const).filter((column) => !found.has(column));
  if (!head || missing.length > 0) return { people: [], problems: [noHead(missing)], ignored: [] };
  const filled = lines
    .slice(head.last + 1)
    .map((cells, index) => ({ cells, line: head.last + 2 + index }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const { listRows } = limits.invite;
  if (filled.length === 0 || filled.length > listRows)
    return { people: [], problems: [countProblem(filled.length)], ignored: [] };
  const read = filled.map(({ cells, line }) => readLine({ cells, line, found }, context));
  const { people, repeated } = withoutRepeats(read.flatMap(({ person }) => person ?? []));
  const problems = [...read.flatMap((result) => result.problems), ...repeated];
  return {
    people,
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ignored: unknownHeadings(headings),
  };
}

type Found = ReadonlyMap<Column, number>;

function columnsIn(line: readonly string[]): Found {
  const found = new Map<Column, number>();
  for (const [index, text] of line.entries()) {
    const column = columnOf(text);
    if (column && !found.has(column)) found.set(column, index);
  }
  return found;
}

const columnOrder: readonly Column[] = [
  'prefix',
  'name',
  'last',
  'role',
  'district',
  'tambon',
  'seat',
];

function columnOf(text: string): Column | undefined {
  const key = headingKey(text);
  return columnOrder.find((column) => columnNames[column].some((name) => headingKey(name) === key));
}

function unknownHeadings(head: readonly string[]): string[] {
  return head.filter((text) => {
    const key = headingKey(text);
    return key !== '' && !isNumbering(key) && columnOf(text) === undefined;
  });
}

function noHead(missing: readonly Column[]): InviteListProblem {
  const names = (missing.length > 0 ? missing : (['name', 'role'] as const))
    .map((column) => columnLabels[column])
    .join(' และ ');
  return { line: null, column: '', message: `ไม่พบหัวตาราง ${names} กรุณาใช้ไฟล์ตัวอย่าง` };
}

function countProblem(count: number): InviteListProblem {
  const message =
    count === 0
      ? 'ไม่มีรายชื่อใต้หัวตาราง'
      : `มี ${count} คน รับครั้งละไม่เกิน ${limits.invite.listRows} คน กรุณาแบ่งเป็นหลายไฟล์`;
  return { line: null, column: '', message };
}

interface Line {
  cells: readonly string[];
  line: number;
  found: Found;
}

interface LineResult {
  person: ListedPerson | null;
  problems: InviteListProblem[];
}

function readLine({ cells, line, found }: Line, context: InviteListContext): LineResult {
  const textOf = (column: Column): string => {
    const index = found.get(column);
    return index === undefined ? '' : cleanValue(cells[index] ?? '');
  };
  const refuse = (column: Column, message: string): LineResult => ({
    person: null,
    problems: [{ line, column: columnLabels[column], message }],
  });
  const written = [textOf('prefix'), textOf('name'), textOf('last')].filter(Boolean).join(' ');
  const name = textOf('name') === '' ? '' : fullName(splitPersonName(written));
  if (name === '') return refuse('name', 'ยังไม่ได้กรอกชื่อ');
  if (name.length > limits.joinRequest.nameLetters)
    return refuse('name', `ยาวเกิน ${limits.joinRequest.nameLetters} ตัวอักษร`);
  if (containsNationalId(name)) return refuse('name', nationalIdFound);
  const role = roleOf(textOf('role'));
  if (!role) return refuse('role', unknownRole(textOf('role')));
  const place = placeOf({ role, district: textOf('district'), tambon: textOf('tambon') }, context);
  if ('message' in place) return refuse(place.column, place.message);
  if (!context.mayGive(role, place.areaCode))
    return refuse('role', `ท่านออกรหัส ${roleLabels[role]} ของ ${place.label} ไม่ได้`);
  const { areaCode, centre, label } = place;
  const row = rowOf({ role, centre, label, name, seat: textOf('seat') }, context);
  if ('message' in row) return refuse('seat', row.message);
  return { person: { line, name, role, areaCode, centre, place: label, ...row }, problems: [] };
}

function roleOf(text: string): Role | undefined {
  const roles: readonly Role[] = ['officer', 'districtHead', 'member', 'province', 'admin'];
  const key = headingKey(text);
  return roles.find((role) => roleNames[role].some((name) => headingKey(name) === key));
}

function unknownRole(text: string): string {
  const known = `ใช้ได้: กรรมการ ศอช., ${roleLabels.officer}, ${roleLabels.districtHead}, ${roleLabels.province}`;
  return text === '' ? `ยังไม่ได้กรอก ${known}` : `ไม่รู้จัก “${text}” ${known}`;
}

interface SeatAsked {
  role: Role;
  centre: string | null;
  label: string;
  name: string;
  seat: string;
}

type RowResult = { member: string | null; seat: Seat | null } | { message: string };

/**
 * The register row that a line names by seat and name. A line without a seat names no row, because an
 * equal name alone does not give a seat.
 */
function rowOf(asked: SeatAsked, { members }: InviteListContext): RowResult {
  if (asked.seat === '' || asked.role !== 'member') return { member: null, seat: null };
  const seat = seatSchema.options.find(
    (option) => headingKey(seatLabels[option]) === headingKey(asked.seat),
  );
  if (!seat) return { message: `ไม่รู้จัก “${asked.seat}”` };
  const rows = members.filter(
    (member) =>
      member.centre === asked.centre &&
      member.position === seat &&
      isOfOneName(fullName(member), asked.name),
  );
  const [row, second] = rows;
  if (!row || second)
    return { message: `ไม่พบ ${asked.name} ตำแหน่ง${seatLabels[seat]} ในทะเบียน ${asked.label}` };
  if (row.person !== null) return { message: 'ผู้นี้ในทะเบียนเข้าใช้งานแล้ว' };
  return { member: row.id, seat };
}

/** True for the same name with any prefix or rank, unless a prefix belongs to the other sex. */
function isOfOneName(one: string, other: string): boolean {
  const [a, b] = [splitPersonName(one), splitPersonName(other)];
  return nameKey(a) === nameKey(b) && !areOfOtherSex({ ...a, sex: null }, { ...b, sex: null });
}

function withoutRepeats(people: readonly ListedPerson[]) {
  const first = new Map<string, ListedPerson[]>();
  const repeated: InviteListProblem[] = [];
  const kept = people.filter((person) => {
    const key = `${nameKeyOf(person.name)} ${person.role} ${person.areaCode} ${person.centre}`;
    const namesakes = first.get(key) ?? [];
    const same = namesakes.find(({ name }) => isOfOneName(name, person.name));
    first.set(key, [...namesakes, person]);
    if (same === undefined) return true;
    repeated.push({
      line: person.line,
      column: columnLabels.name,
      message: `ซ้ำกับแถว ${same.line}`,
    });
    return false;
  });
  return { people: kept, repeated };
}

import { areaLabel, isAreaCode, levelOf, provinceOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode, Centre } from '#domain/centre/centre.ts';
import { fullCentreName } from '#domain/centre/label.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { fullName } from '#domain/fields/people.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import type { Grant } from '#domain/permissions.ts';
import type { Order } from '#domain/register/order.ts';
import type { Member } from '#domain/register/register.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { foldText, searchTokens } from '#domain/search/fold.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Person } from '#models/persons.ts';
import type { SearchRow } from '#models/search.ts';

/** The places mentioned in rows of people, registers and orders. */
export interface Places {
  centres: ReadonlyMap<string, Centre>;
  areas: ReadonlyMap<string, Area>;
}

export function centreRows(centre: Centre): SearchRow[] {
  const { id, closedOn } = centre;
  const tail = closedOn === null ? '' : `ยุบเลิกแล้ว ${formatDay(closedOn, 'medium')}`;
  const order = `${closedOn === null ? 0 : 1}${centre.areaCode}`;
  const { name: title } = centre;
  return [
    rowOf({
      kind: 'centre',
      source: `centres:${id}`,
      ref: id,
      ...atCentre(centre),
      title,
      tail,
      order,
    }),
  ];
}

/** Duties of letters that are no longer in force are not found. */
export function dutyRows(duty: Duty): SearchRow[] {
  if (duty.archived) return [];
  const { id, areaCode, level, centre, form, centreName, districtName, dueOn } = duty;
  const place = { name: centreName, level, districtName };
  const title = dutyTitle(duty);
  const facts = { areaCode, level, centre, form, place, title, order: dueOn };
  return [rowOf({ kind: 'duty', source: `duties:${id}`, ref: id, ...facts })];
}

/** Sitting members without an account. Members with an account are found as people. */
export function memberRows(member: Member, { centres }: Places): SearchRow[] {
  const centre = centres.get(member.centre);
  if (!centre || member.until !== null || member.person !== null) return [];
  const { id, seatNo, position } = member;
  const words = { title: fullName(member), lead: seatLabels[position] };
  const order = `1${String(seatNo).padStart(3, '0')}`;
  return [
    rowOf({
      kind: 'person',
      source: `members:${id}`,
      ref: id,
      ...atCentre(centre),
      ...words,
      order,
    }),
  ];
}

/** One row for each role, so that the person is found in each area. */
export function personRows(person: Person, places: Places): SearchRow[] {
  const { id, name: title } = person;
  return person.grants.map((grant) => {
    const { role, areaCode, centre } = grant;
    const at = { areaCode, level: levelOf(areaCode), centre, place: placeOf(grant, places) };
    const words = { title, lead: grantLabel(grant), order: `0${title}` };
    const row = rowOf({ kind: 'person', source: `persons:${id}`, ref: id, role, ...at, ...words });
    return { ...row, id: `${row.id}:${role}:${areaCode}:${centre ?? ''}` };
  });
}

export function orderRows(order: Order, { centres }: Places): SearchRow[] {
  const centre = centres.get(order.centre);
  if (!centre) return [];
  const { id, number, endedOn, termTo } = order;
  const tail =
    endedOn === null
      ? `ครบวาระ ${formatDay(termTo, 'medium')}`
      : `สิ้นผล ${formatDay(endedOn, 'medium')}`;
  const words = { title: `คำสั่งแต่งตั้ง ที่ ${number}`, tail };
  const sort = `${endedOn === null ? 0 : 1}${centre.areaCode}`;
  return [
    rowOf({
      kind: 'order',
      source: `orders:${id}`,
      ref: id,
      ...atCentre(centre),
      ...words,
      order: sort,
    }),
  ];
}

function atCentre({ id, areaCode, level, name, districtName }: Centre) {
  return { areaCode, level, centre: id, place: { name, level, districtName } };
}

function placeOf(grant: Grant, { centres, areas }: Places): SearchRow['place'] {
  const { areaCode } = grant;
  const level = levelOf(areaCode);
  const centre = centres.get(grant.centre ?? '');
  if (centre) return { name: centre.name, level, districtName: centre.districtName };
  const area = areas.get(areaCode);
  return { name: area ? areaLabel(area) : '', level, districtName: area?.districtName ?? '' };
}

type Given =
  | 'kind'
  | 'source'
  | 'ref'
  | 'areaCode'
  | 'level'
  | 'centre'
  | 'place'
  | 'title'
  | 'order';
type Facts = Pick<SearchRow, Given> & Partial<Pick<SearchRow, 'form' | 'role' | 'lead' | 'tail'>>;

/** The searchable text: title, role and place. Dates are left out, because they make numbers ambiguous. */
function rowOf({ form = null, role = null, lead = '', tail = '', ...facts }: Facts): SearchRow {
  const { kind, title, place, source, areaCode } = facts;
  const words = kind === 'centre' ? [] : [title, lead];
  const text = foldText([...words, fullCentreName(place)].join(' '));
  const tokens = searchTokens(text);
  return {
    id: source,
    province: provinceOf(areaCode),
    ...facts,
    form,
    role,
    lead,
    tail,
    text,
    tokens,
  };
}

/** The centres and areas of the roles that some people have. */
export function placesOf(people: readonly Person[]): { centres: string[]; areas: AreaCode[] } {
  const grants = people.flatMap((person) => person.grants);
  return {
    centres: grants.flatMap(({ centre }) => centre ?? []),
    areas: grants.map(({ areaCode }) => areaCode).filter(isAreaCode),
  };
}

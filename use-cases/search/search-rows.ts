import { isAreaCode, levelOf, provinceOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode, Centre } from '#domain/centre/centre.ts';
import { fullAreaName, fullCentreName, fullDutyCentreName } from '#domain/centre/label.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { fullName } from '#domain/fields/people.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import type { Order } from '#domain/register/order.ts';
import type { Member } from '#domain/register/register.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { foldText, searchTokens } from '#domain/search/fold.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import type { Person } from '#models/persons.ts';
import type { SearchRow } from '#models/search.ts';

/** The places that rows of people, registers and orders name. */
export interface Places {
  centres: ReadonlyMap<string, Centre>;
  areas: ReadonlyMap<string, Area>;
}

export function centreRows(centre: Centre): SearchRow[] {
  const { id, areaCode, level } = centre;
  const text = fullCentreName(centre);
  const order = `${centre.closedOn === null ? 0 : 1}${areaCode}`;
  return [rowOf({ from: 'centres', kind: 'centre', id, areaCode, level, centre: id, text, order })];
}

/** Duties of letters no longer in force are not found. */
export function dutyRows(duty: Duty): SearchRow[] {
  if (duty.archived) return [];
  const { id, areaCode, level, centre, form, dueOn } = duty;
  const text = `${dutyTitle(duty)} ${fullDutyCentreName(duty)}`;
  return [
    rowOf({ from: 'duties', kind: 'duty', id, areaCode, level, centre, form, text, order: dueOn }),
  ];
}

/** Sitting members without an account of their own; others are found as people. */
export function memberRows(member: Member, { centres }: Places): SearchRow[] {
  const centre = centres.get(member.centre);
  if (!centre || member.until !== null || member.person !== null) return [];
  const text = `${fullName(member)} ${seatLabels[member.position]} ${fullCentreName(centre)}`;
  const { areaCode, level } = centre;
  const order = `1${String(member.seatNo).padStart(3, '0')}`;
  return [
    rowOf({
      from: 'members',
      kind: 'person',
      id: member.id,
      areaCode,
      level,
      centre: centre.id,
      text,
      order,
    }),
  ];
}

/** One row for each role, so that each area finds the person. */
export function personRows(person: Person, { centres, areas }: Places): SearchRow[] {
  return person.grants.map((grant) => {
    const centre = centres.get(grant.centre ?? '');
    const area = areas.get(grant.areaCode);
    const place = centre ? fullCentreName(centre) : area ? fullAreaName(area) : '';
    const row = rowOf({
      from: 'persons',
      kind: 'person',
      id: person.id,
      areaCode: grant.areaCode,
      level: levelOf(grant.areaCode),
      centre: grant.centre,
      role: grant.role,
      text: `${person.name} ${grantLabel(grant)} ${place}`,
      order: `0${person.name}`,
    });
    return { ...row, id: `${row.id}:${grant.role}:${grant.areaCode}:${grant.centre ?? ''}` };
  });
}

export function orderRows(order: Order, { centres }: Places): SearchRow[] {
  const centre = centres.get(order.centre);
  if (!centre) return [];
  const { areaCode, level } = centre;
  const text = `คำสั่งแต่งตั้งที่ ${order.number} ${fullCentreName(centre)}`;
  const last = order.endedOn === null ? 0 : 1;
  return [
    rowOf({
      from: 'orders',
      kind: 'order',
      id: order.id,
      areaCode,
      level,
      centre: centre.id,
      text,
      order: `${last}${areaCode}`,
    }),
  ];
}

interface Facts extends Pick<SearchRow, 'areaCode' | 'level' | 'centre' | 'order' | 'text'> {
  from: string;
  kind: SearchKind;
  id: string;
  form?: SearchRow['form'];
  role?: SearchRow['role'];
}

function rowOf({ from, kind, id, text, form = null, role = null, ...facts }: Facts): SearchRow {
  const folded = foldText(text);
  const source = `${from}:${id}`;
  return {
    id: source,
    source,
    kind,
    ref: id,
    province: provinceOf(facts.areaCode),
    ...facts,
    form,
    role,
    text: folded,
    tokens: searchTokens(folded),
  };
}

/** The centres and areas that some people hold roles in. */
export function placesOf(people: readonly Person[]): { centres: string[]; areas: AreaCode[] } {
  const grants = people.flatMap((person) => person.grants);
  return {
    centres: grants.flatMap(({ centre }) => centre ?? []),
    areas: grants.map(({ areaCode }) => areaCode).filter(isAreaCode),
  };
}

import { limits } from '#domain/limits.ts';
import { isSigningSeat } from '#domain/register/seats.ts';
import type { Input, Output } from '#contract/contract.ts';

export type Place = Output<'invite.places'>['places'][number];
export type Role = Place['roles'][number];
export type Seat = Input<'invite.create'>['seat'];

/** The values of the form, as typed. */
export interface Draft {
  role: Role;
  /** A key made by `placeKey` or `wholeDistrictKey`. Empty before a choice. */
  place: string;
  seat: Seat;
  uses: string;
  days: string;
  note: string;
}

interface District {
  /** อ.เทิง, or จ.เชียงราย for places of the province itself. */
  name: string;
  places: Place[];
  tambons: Place[];
}

const roleOrder: readonly Role[] = ['member', 'officer', 'districtHead', 'province', 'admin'];

export function rolesOffered(places: readonly Place[]): Role[] {
  return roleOrder.filter((role) => places.some((place) => place.roles.includes(role)));
}

/** The places of a role by district. Each district lists the tambons that one request may cover. */
export function districtsFor(places: readonly Place[], role: Role): District[] {
  const fitting = places.filter((place) => place.roles.includes(role));
  const groups = Map.groupBy(fitting, (place) => place.areaCode.slice(0, 4));
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, group]) => ({
      name: districtName(places, code),
      places: group,
      tambons: group.filter(({ areaCode }) => areaCode.length === 6),
    }));
}

function districtName(places: readonly Place[], code: string): string {
  const area = places.find((place) => place.areaCode === code && place.centre === null);
  const inside = places.find((place) => place.areaCode.startsWith(code) && place.district !== '');
  return area?.name ?? inside?.district ?? code;
}

export function placeKey({ areaCode, centre }: Pick<Place, 'areaCode' | 'centre'>): string {
  return `${areaCode} ${centre ?? ''}`.trimEnd();
}

export function wholeDistrictKey({ tambons }: Pick<District, 'tambons'>): string {
  return `all ${tambons[0]?.areaCode.slice(0, 4) ?? ''}`;
}

/** The places that the request is for: one, or every tambon of a district. */
export function placesOf(places: readonly Place[], { role, place }: Draft): Place[] {
  const districts = districtsFor(places, role);
  const whole = districts.find((district) => wholeDistrictKey(district) === place);
  if (whole) return whole.tambons;
  return districts
    .flatMap((district) => district.places)
    .filter((candidate) => placeKey(candidate) === place);
}

export function isForMany({ place }: Pick<Draft, 'place'>): boolean {
  return place.startsWith('all ');
}

/** True when the number may stay empty, which means as many uses as each committee has members. */
export function mayBeAsCommittee(draft: Pick<Draft, 'role' | 'place'>): boolean {
  return draft.role === 'member' && isForMany(draft);
}

/** A whole number from 1 to `max`. Null for any other text. */
export function countOf(text: string, max: number): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= max ? count : null;
}

type Wrong = Partial<Record<'place' | 'uses' | 'days', string>>;

/** The missing and wrong values, by field. */
export function wrongIn(draft: Draft, places: readonly Place[]): Wrong {
  const { uses, days } = limits.invite;
  const most = isSigningSeat(draft.seat) ? 1 : uses;
  const isEmptyAllowed = mayBeAsCommittee(draft) && draft.uses.trim() === '';
  return {
    ...(placesOf(places, draft).length === 0 ? { place: 'กรุณาเลือกพื้นที่' } : {}),
    ...(isEmptyAllowed || countOf(draft.uses, most) !== null ? {} : { uses: usesText(most) }),
    ...(countOf(draft.days, days) === null ? { days: `กรุณากรอกจำนวน 1 ถึง ${days} วัน` } : {}),
  };
}

function usesText(most: number): string {
  return most === 1 ? 'ประธานและเลขานุการ ออกรหัสได้ทีละ 1 คน' : `กรุณากรอกจำนวน 1 ถึง ${most} คน`;
}

/** A request for the committee of this place, or an empty one. */
export function draftFor(places: readonly Place[], key: string | null): Draft {
  const place = places.find(
    (candidate) => placeKey(candidate) === key && candidate.roles.includes('member'),
  );
  const draft = emptyDraft(places);
  return place ? { ...draft, role: 'member', place: placeKey(place) } : draft;
}

/** A request for the same place and role as a code that has ended. */
export function draftLike({
  grant,
  uses,
  note,
}: {
  grant: { role: Role; areaCode: Place['areaCode']; centre: string | null; seat: Seat };
  uses: number;
  note: string;
}): Draft {
  const { role, seat } = grant;
  return { role, seat, note, place: placeKey(grant), uses: String(uses), days: '30' };
}

export function emptyDraft(places: readonly Place[]): Draft {
  const [role = 'member'] = rolesOffered(places);
  return { role, place: '', seat: null, uses: '1', days: '30', note: '' };
}

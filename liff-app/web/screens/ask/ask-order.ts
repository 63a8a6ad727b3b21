import type { Input, Output } from '#contract/contract.ts';
import { isAreaCode, isWithin } from '#domain/centre/centre.ts';

export type Places = Output<'joinRequests.places'>;
type PlacedArea = Places['areas'][number];

export interface Draft {
  name: string;
  phone: string;
  role: 'member' | 'officer';
  district: string;
  /** The code of a tambon, or of the district itself. Empty until chosen. */
  areaCode: string;
}

export interface Wrong {
  name?: string;
  district?: string;
  areaCode?: string;
}

export function wrongIn({ name, district, areaCode }: Draft): Wrong {
  return {
    ...(name.trim().length < 2 ? { name: 'กรุณากรอกชื่อและนามสกุล' } : {}),
    ...(district === '' ? { district: 'กรุณาเลือกอำเภอ' } : {}),
    ...(areaCode === '' ? { areaCode: 'กรุณาเลือกตำบล หรือระดับอำเภอ' } : {}),
  };
}

export function districtsIn({ areas }: Places): PlacedArea[] {
  return areas.filter(({ level }) => level === 'district');
}

export function tambonsIn({ areas }: Places, district: string): PlacedArea[] {
  if (!isAreaCode(district)) return [];
  return areas.filter(({ level, id }) => level === 'tambon' && isWithin(id, district));
}

/** The request as it is sent. A member asks to join the centre of the chosen area. */
export function orderOf(draft: Draft, { centres }: Places): Input<'joinRequest.ask'> {
  const { name, phone, role, areaCode } = draft;
  const centre = centres.find((place) => place.areaCode === areaCode)?.id ?? null;
  return {
    name: name.trim(),
    phone: phone.trim() === '' ? null : phone,
    role,
    areaCode,
    centre: role === 'member' ? centre : null,
    seat: null,
  };
}

import { dialledNumber } from '../fields/phone.ts';
import type { Area } from './centre.ts';

/** Opening hours shown for an office that entered none. */
export const usualOfficeHours = 'วันทำการ 08.30–16.30 น.';

/** The official name: สำนักงานพัฒนาชุมชนอำเภอเทิง, สำนักงานพัฒนาชุมชนจังหวัดเชียงราย. */
export function officeNameOf({ level, name }: Pick<Area, 'level' | 'name'>): string {
  return `สำนักงานพัฒนาชุมชน${level === 'province' ? 'จังหวัด' : 'อำเภอ'}${name}`;
}

export type OfficePart = 'phone' | 'address' | 'contact';

/** Lists what an office has not entered. Hours are never missing, because the usual hours apply. */
export function missingParts(office: Record<OfficePart, string>): OfficePart[] {
  const missing: Record<OfficePart, boolean> = {
    phone: dialledNumber(office.phone) === '',
    address: office.address === '',
    contact: office.contact === '',
  };
  return (['phone', 'address', 'contact'] as const).filter((part) => missing[part]);
}

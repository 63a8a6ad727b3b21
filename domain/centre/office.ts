import type { Area } from './centre.ts';

/** Hours of an office that entered none. */
export const usualOfficeHours = 'วันทำการ 08.30–16.30 น.';

/** The official name: สำนักงานพัฒนาชุมชนอำเภอเทิง, สำนักงานพัฒนาชุมชนจังหวัดเชียงราย. */
export function officeNameOf({ level, name }: Pick<Area, 'level' | 'name'>): string {
  return `สำนักงานพัฒนาชุมชน${level === 'province' ? 'จังหวัด' : 'อำเภอ'}${name}`;
}

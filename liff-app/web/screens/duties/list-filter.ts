import type { Input } from '#contract/contract.ts';
import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import {
  dutyOrderSchema,
  dutyViewNameSchema,
  holderFilterSchema,
} from '#domain/duty/list/filter.ts';
import type { DutyViewName } from '#domain/duty/list/filter.ts';
import { onTimeExtended } from '#domain/wording.ts';

export const dutiesPath = '/app/duties';
export type ListInput = Omit<Input<'duties.select'>, 'year' | 'until'> & {
  year?: number;
  until?: Day;
};

/** The views of the list, in the order of its tabs. */
export const views: readonly { id: DutyViewName; label: string }[] = [
  { id: 'late', label: 'เกินกำหนด' },
  { id: 'open', label: 'ยังไม่ถึงจังหวัด' },
  { id: 'atDistrict', label: 'รออำเภอตรวจ' },
  { id: 'atProvince', label: 'รอจังหวัดตรวจ' },
  { id: 'returned', label: 'ส่งคืนแก้ไข' },
  { id: 'next', label: 'กำหนดถัดไป' },
  { id: 'extended', label: onTimeExtended },
  { id: 'waived', label: 'ได้รับยกเว้น' },
  { id: 'all', label: 'ทั้งหมด' },
];

export function viewOf(query: URLSearchParams): (typeof views)[number] {
  const name = dutyViewNameSchema.safeParse(query.get('filter'));
  const shown = name.success ? name.data : 'all';
  return views.find(({ id }) => id === shown) ?? { id: 'all', label: 'ทั้งหมด' };
}

/** The list that the address asks for; unknown values are ignored. */
export function listInputOf(query: URLSearchParams): ListInput {
  const text = (key: string): string => query.get(key) ?? '';
  const holder = holderFilterSchema.safeParse(query.get('holder'));
  const sort = dutyOrderSchema.safeParse(query.get('sort'));
  const until = text('until');
  const year = Number(text('year'));
  return {
    filter: viewOf(query).id,
    ...(text('area') ? { area: text('area') } : {}),
    ...(text('column') ? { column: text('column') } : {}),
    ...(year > 0 ? { year } : {}),
    ...(text('q') ? { query: text('q') } : {}),
    ...(text('district') ? { district: text('district') } : {}),
    ...(text('clause') ? { clause: text('clause') } : {}),
    ...(isDay(until) ? { until } : {}),
    ...(holder.success ? { holder: holder.data } : {}),
    ...(sort.success ? { sort: sort.data } : {}),
    ...(query.get('desc') === 'yes' ? { desc: 'yes' as const } : {}),
  };
}

/** The filters of the address besides view, place, year and order. */
export const filterKeys = ['q', 'district', 'clause', 'until', 'holder', 'column'] as const;

export function countFilters(query: URLSearchParams): number {
  return filterKeys.filter((key) => key !== 'q' && query.get(key)).length;
}

/** The same address without filters, for the link on an empty list. */
export const noFilters = Object.fromEntries(filterKeys.map((key) => [key, '']));

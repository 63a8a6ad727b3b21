import { addDays, isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Input } from '#contract/contract.ts';

export type AuditFilter = Input<'audit.list'>;

const keys = ['area', 'by', 'group', 'channel', 'from', 'until', 'name'] as const;
export type FilterKey = (typeof keys)[number];

/** The filters of the address. The server checks each value. */
export function filterOf(query: URLSearchParams): AuditFilter {
  const found = keys.flatMap((key) => {
    const value = query.get(key);
    return value ? [[key, value] as const] : [];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of the contract; the server checks the values
  return Object.fromEntries(found) as AuditFilter;
}

/** The address of the same list with some filters changed. '' removes a filter. */
export function auditHref(filter: AuditFilter, change: Partial<Record<FilterKey, string>>): string {
  const query = new URLSearchParams();
  for (const key of keys) {
    const value = change[key] ?? filter[key] ?? '';
    if (value !== '') query.set(key, value);
  }
  const text = query.toString();
  return `/app/settings/audit${text === '' ? '' : `?${text}`}`;
}

/** The number of filters that are set, without the search text. */
export function filterCount(filter: AuditFilter): number {
  const { area, by, group, channel, from, until } = filter;
  return [area, by, group, channel, from ?? until].filter((value) => value !== undefined).length;
}

/** The periods that can be chosen. The last one opens a choice of two days. */
export const periods = [
  { id: '', label: 'ทุกวัน' },
  { id: '1', label: 'วันนี้' },
  { id: '7', label: '7 วันล่าสุด' },
  { id: '30', label: '30 วันล่าสุด' },
  { id: '90', label: '90 วันล่าสุด' },
  { id: 'days', label: 'เลือกวัน' },
] as const;

/** The chosen period. */
export function periodOf({ from, until }: AuditFilter, today: Day): string {
  if (!from && !until) return '';
  const known = periods.find(
    ({ id }) => Number(id) > 0 && until === undefined && from === periodStart(id, today),
  );
  return known?.id ?? 'days';
}

/** Seven days end today, so they begin six days ago. */
export function periodStart(period: string, today: Day): string {
  return Number(period) > 0 ? addDays(today, 1 - Number(period)) : '';
}

/** A chosen span as days. The two are swapped when they are in the wrong order. */
export function spanOf(from: string, until: string): { from: string; until: string } | null {
  if (!isDay(from) || !isDay(until)) return null;
  return from <= until ? { from, until } : { from: until, until: from };
}

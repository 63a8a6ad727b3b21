import type { Day } from '#domain/calendar.ts';
import type { Output } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';

export type RoundData = Output<'sheet.read'>;
export type RoundRow = RoundData['rows'][number];
export type BulkAction = 'forward' | 'accept';

/** The bulk action that this person may take. Null for people who may only read. */
export function bulkActionOf(rows: readonly RoundRow[]): BulkAction | null {
  const offers = (act: BulkAction) => rows.some((row) => row.duty.actions.includes(act));
  if (offers('accept')) return 'accept';
  return offers('forward') ? 'forward' : null;
}

export type GroupName =
  | 'ready'
  | 'look'
  | 'missing'
  | 'atDistrict'
  | 'atProvince'
  | 'accepted'
  | 'waived';

const order: readonly GroupName[] = [
  'ready',
  'look',
  'missing',
  'atDistrict',
  'atProvince',
  'accepted',
  'waived',
];

export interface RoundGroup {
  name: GroupName;
  rows: RoundRow[];
}

/** Groups in order: ready, missing, done. */
export function groupsOf(rows: readonly RoundRow[], act: BulkAction | null): RoundGroup[] {
  return order
    .map((name) => ({ name, rows: rows.filter((row) => groupOf(row, act) === name) }))
    .filter((group) => group.rows.length > 0);
}

function groupOf({ duty, plain }: RoundRow, act: BulkAction | null): GroupName {
  if (act && duty.actions.includes(act)) return plain ? 'ready' : 'look';
  if (duty.state === 'waived') return 'waived';
  if (duty.state === 'accepted') return 'accepted';
  if (duty.holder === 'centre') return 'missing';
  return duty.holder === 'district' ? 'atDistrict' : 'atProvince';
}

export const bulkActionLabels: Record<BulkAction, { verb: string; done: string; ready: string }> = {
  forward: { verb: 'ส่งต่อจังหวัด', done: 'ส่งต่อจังหวัดแล้ว', ready: 'พร้อมส่งต่อ' },
  accept: { verb: 'รับรองรายงาน', done: 'รับรองแล้ว', ready: 'พร้อมรับรอง' },
};

export function groupTitle(name: GroupName, act: BulkAction | null): string {
  const labels: Record<GroupName, string> = {
    ready: act ? bulkActionLabels[act].ready : '',
    look: 'เปิดอ่านก่อน',
    missing: 'ยังไม่ส่ง',
    atDistrict: act === 'forward' ? 'รอท่านตรวจ' : 'รออำเภอตรวจ',
    atProvince: 'ถึงจังหวัดแล้ว',
    accepted: 'รับรองแล้ว',
    waived: 'ได้รับยกเว้น',
  };
  return labels[name];
}

/**
 * The parts that a reviewer must read before the report can be forwarded or accepted together with others.
 */
export function findingsOf({
  checks,
  sharesPictures,
}: Pick<RoundRow, 'checks' | 'sharesPictures'>): string[] {
  if (!checks) return [];
  return [
    ...(checks.problems > 0 ? [`ระบบพบ ${checks.problems} ข้อที่ควรดู`] : []),
    ...(checks.copied > 0 ? [`เหมือนครั้งก่อน ${checks.copied} ข้อ ผู้ส่งไม่ได้เปิดดู`] : []),
    ...(sharesPictures ? ['มีรูปเดียวกับรายงานของที่อื่น'] : []),
    ...checks.reasons.map((reason) => `${reason.label}: ${reason.reason}`),
  ];
}

/**
 * Totals of the printed list: of its rows, or of the districts for the province. As in the overview, waived
 * duties are not counted.
 */
export function printedCount({ rows, districts }: Pick<RoundData, 'rows' | 'districts'>): {
  reached: number;
  total: number;
} {
  const counted = rows.filter(({ duty }) => duty.state !== 'waived');
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    reached:
      counted.filter(({ duty }) => duty.reachedProvinceAt !== null).length +
      sum(districts.map((district) => district.reached)),
    total: counted.length + sum(districts.map((district) => district.total)),
  };
}

/** Names of the holders, or dates after they have forwarded it. A part never breaks across lines. */
export function withWhom({ duty, who }: RoundRow): string[] {
  if (duty.state === 'waived') return [];
  if (duty.holder === 'nobody') return dated('รับรอง', duty.acceptedAt);
  if (duty.holder === 'province') return dated('ถึงจังหวัด', duty.reachedProvinceAt);
  const names = who.length > 0 ? ['อยู่ที่', ...who] : ['ยังไม่มีผู้รับผิดชอบ'];
  const requestedDate = duty.extension?.state === 'asked' ? duty.extension.dueOn : null;
  return [...names, ...on('ส่งใหม่ภายใน', duty.returnDueOn), ...on('ขอขยายเวลาถึง', requestedDate)];
}

function dated(label: string, date: string | null): string[] {
  return on(label, date === null ? null : bangkokDayOf(date));
}

function on(label: string, day: Day | null): string[] {
  return day ? [`${label} ${dayText(day, 'dayMonth')}`] : [];
}

/** The waiting reports of a round, in order. */
export function reviewHref(column: string, area?: string): string {
  const query = area === undefined ? '' : `?area=${encodeURIComponent(area)}`;
  return `/app/review/${encodeURIComponent(column)}${query}`;
}

export function roundHref(column: string, area?: string): string {
  const query = area === undefined ? '' : `?area=${encodeURIComponent(area)}`;
  return `/app/sheet/${encodeURIComponent(column)}${query}`;
}

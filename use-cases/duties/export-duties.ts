import * as z from 'zod/mini';
import { areaLabel } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { standingOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { holdersOf } from '#domain/duty/holders.ts';
import { datedLabel, statusStyle } from '#domain/duty/status-style.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { waitingDays } from '#domain/duty/waiting.ts';
import type { Cell } from '#domain/fields/field.ts';
import { limits } from '#domain/limits.ts';
import type { Workbook, WorkbookColumn } from '#domain/list/workbook.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay } from '#domain/thai/date.ts';
import { overviewArea } from '../overview/overview-area.ts';
import type { Person } from '#models/persons.ts';
import { query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { peopleForDuties } from './holders.ts';
import { findDuties } from './find-duty.ts';
import { listInput, listPage, openList } from './list-duties.ts';

/** A list of duties as a workbook: all duties that the filters show, or the chosen ones among them. */
export const exportDuties = query({
  name: 'duties.exported',
  input: z.object({ ...listInput, ids: z.optional(z.array(z.string())) }),
  run: async (env, { ids, ...input }): Promise<Workbook> => {
    const area = overviewArea(env, input.area);
    requirePermission(env, { action: 'export.read', subject: { areaCode: area } });
    const duties = ids ? await chosen(env, ids) : await listed(env, input);
    if (duties.length === 0) throw new Problem('not-found');
    const people = await peopleForDuties(env, duties);
    env.audit({ subject: area, areaCode: area, note: `${duties.length} เรื่อง` });
    const today = bangkokDay(env.now);
    const place = await placeName(env, area);
    return {
      name: `รายการเรื่อง ${place} ${formatDay(today, 'medium')}`,
      sheets: [
        {
          name: 'รายการเรื่อง',
          heading: [
            `รายการเรื่อง ${place} ${duties.length} เรื่อง`,
            `จัดทำจากระบบ ศอช. ประสาน ${formatDay(today, 'long')}`,
          ],
          columns,
          names: 2,
          rows: duties.map((duty, at) => [at + 1, ...cellsOf(duty, { people, now: env.now })]),
        },
      ],
    };
  },
});

const columns: readonly WorkbookColumn[] = [
  { label: 'ที่', type: 'number', width: 6 },
  { label: 'ศอช.', type: 'text', width: 26 },
  { label: 'อำเภอ', type: 'text', width: 18 },
  { label: 'เรื่อง', type: 'text', width: 30 },
  { label: 'หนังสือข้อ', type: 'text', width: 10 },
  { label: 'กำหนดถึงจังหวัด', type: 'date' },
  { label: 'สถานะ', type: 'text', width: 22 },
  { label: 'อยู่ที่', type: 'text', width: 30 },
  { label: 'มาแล้ว (วัน)', type: 'number', width: 12 },
  { label: 'ส่งล่าสุด', type: 'date' },
  { label: 'ถึงจังหวัด', type: 'date' },
  { label: 'รับรอง', type: 'date' },
];

function cellsOf(duty: Duty, { people, now }: { people: readonly Person[]; now: Date }): Cell[] {
  const today = bangkokDay(now);
  return [
    duty.centreName,
    duty.districtName,
    dutyTitle(duty),
    duty.clause,
    { day: duty.dueOn },
    stateWord(duty, now),
    holdersOf(duty, people)
      .map(({ name }) => name)
      .join(', '),
    waitingDays(duty, today),
    dayOf(duty.submittedAt),
    dayOf(duty.reachedProvinceAt),
    dayOf(duty.acceptedAt),
  ];
}

function stateWord(duty: Duty, now: Date): string {
  const standing = standingOf(duty, { dueOn: duty.dueOn, now });
  if (standing === 'review') return duty.reviewAt === 'province' ? 'รอจังหวัดตรวจ' : 'รออำเภอตรวจ';
  if (standing !== 'overdue') return statusStyle[standing].label;
  return datedLabel({ standing, daysLeft: daysBetween(bangkokDay(now), duty.dueOn) });
}

function dayOf(date: Date | null): Cell {
  return date && { day: bangkokDay(date) };
}

function chosen(env: UseCaseContext, ids: readonly string[]): Promise<Duty[]> {
  return findDuties(env, { ids, action: 'duty.read' });
}

async function listed(env: UseCaseContext, input: Parameters<typeof openList>[1]): Promise<Duty[]> {
  const list = await openList(env, input);
  return list ? listPage(env, { input, list, from: 0, limit: limits.workbook.rows }) : [];
}

async function placeName({ stores }: UseCaseContext, code: AreaCode): Promise<string> {
  const area = await stores.areas.get(code);
  return area ? areaLabel(area) : '';
}

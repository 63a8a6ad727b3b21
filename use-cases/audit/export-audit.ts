import { bangkokDay, bangkokTime } from '#domain/calendar.ts';
import { channelLabels } from '#domain/audit/labels.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import type { Cell } from '#domain/fields/field.ts';
import { limits } from '#domain/limits.ts';
import type { Workbook, WorkbookColumn } from '#domain/list/workbook.ts';
import { formatDay } from '#domain/thai/date.ts';
import { query } from '../use-case.ts';
import { auditFilter, auditInputSchema } from './audit-filter.ts';
import { viewAudit } from './view-audit.ts';
import type { AuditView } from './view-audit.ts';

/** The filtered rows as a workbook, newest first. The export itself is recorded in the audit. */
export const exportAudit = query({
  name: 'audit.exported',
  input: auditInputSchema,
  run: async (env, input): Promise<Workbook> => {
    const filter = await auditFilter(env, input);
    const { exportRows } = limits.audit;
    const found = await env.stores.audit.page(filter, exportRows + 1);
    const rows = await viewAudit(env, found.slice(0, exportRows));
    const [area] = await env.stores.areas.many([filter.within]);
    const place = area ? areaLabelFor(area, env.actor.grants) : filter.within;
    const count = rows.length.toLocaleString('en');
    env.audit({
      subject: `audit:${filter.within}`,
      areaCode: filter.within,
      note: `${count} รายการ`,
    });
    const title = `ประวัติการใช้งาน ${place}`;
    const cut = `มีมากกว่านี้ ไฟล์นี้มี ${count} รายการล่าสุด กรุณาเลือกช่วงวันที่`;
    const made = `จัดทำจากระบบ ศอช. ประสาน ${formatDay(bangkokDay(env.now), 'long')}`;
    return {
      name: title,
      sheets: [
        {
          name: 'ประวัติการใช้งาน',
          heading: [title, made, ...(found.length > exportRows ? [cut] : [])],
          columns,
          rows: rows.map(cellsOf),
        },
      ],
    };
  },
});

const columns: readonly WorkbookColumn[] = [
  { label: 'เลขรายการ', type: 'number' },
  { label: 'วันที่', type: 'date' },
  { label: 'เวลา', type: 'text', width: 8 },
  { label: 'ผู้ทำ', type: 'text', width: 26 },
  { label: 'ในฐานะ', type: 'text', width: 26 },
  { label: 'ทำอะไร', type: 'text', width: 24 },
  { label: 'กับอะไร', type: 'text', width: 44 },
  { label: 'เหตุผล', type: 'text', width: 36 },
  { label: 'ทางไหน', type: 'text', width: 14 },
  { label: 'เดิม', type: 'text', width: 30 },
  { label: 'ใหม่', type: 'text', width: 30 },
];

function cellsOf(view: AuditView): Cell[] {
  const side = (which: 'before' | 'after'): string | null =>
    view.changes
      .flatMap((line) => (line[which] === null ? [] : [`${line.label}: ${line[which]}`]))
      .join('\n') || null;
  return [
    view.sequence,
    { day: bangkokDay(view.at) },
    bangkokTime(view.at),
    view.who,
    view.roleText || null,
    view.verb,
    view.what || null,
    view.reason,
    channelLabels[view.channel],
    side('before'),
    side('after'),
  ];
}

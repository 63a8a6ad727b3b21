import { quotaWarning } from '#domain/policy/quota-outlook.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import type { NoticeContext } from './parts/notice-context.ts';

/**
 * The message on Monday: which reports arrived, which are late, who is silent, and how many messages
 * were used this month.
 */
export function weekSummaryCard({
  notice,
  links,
}: NoticeContext<Extract<Notice, { kind: 'summary' }>>): Message {
  const { place, from, to, came, accepted, late, dueSoon, silent, likelyLate, quota, webhook } =
    notice;
  const rows: Row[] = [
    row('done', 'done', `ส่งมา ${came} เรื่อง`, `รับรองแล้ว ${accepted} เรื่อง`),
    late > 0
      ? row('overdue', 'overdue', `เกินกำหนด ${late} เรื่อง`, 'ยังไม่ส่ง')
      : row('done', 'done', 'ไม่มีเรื่องเกินกำหนด', ''),
    row('due', 'clock', `ครบกำหนดใน 7 วันนี้ ${dueSoon} เรื่อง`, ''),
    ...(likelyLate && likelyLate.centres > 0
      ? [row('due', 'clock', `อาจช้า ${likelyLate.centres} แห่ง`, likelyLate.first.join('\n'))]
      : []),
    ...(silent.length > 0
      ? [row('due', 'people', `ไม่ตอบข้อความเตือน ${silent.length} คน`, silent.join(', '))]
      : []),
    ...(quota ? [quotaRow(quota)] : []),
  ];
  return card(
    {
      strip:
        late > 0
          ? { tone: 'overdue', icon: 'overdue', label: 'สรุปสัปดาห์' }
          : { tone: 'done', icon: 'calendar', label: 'สรุปสัปดาห์' },
      title: `${place} ${formatDay(from, 'dayMonth')} ถึง ${formatDay(to, 'dayMonth')}`,
      parts: rows,
      ...(webhook ? { foot: webhookText(webhook) } : {}),
      listUrl: links.overview(),
      buttons: [linkButton('เปิดภาพรวม', links.overview())],
      quick: [{ label: 'ใครยังไม่ส่ง' }, { label: 'สถานะ', icon: 'clock' }, { label: 'ปิดเตือน' }],
    },
    links,
  );
}

function row(tone: Row['tone'], icon: Row['icon'], title: string, note: string): Row {
  return { kind: 'row', tone, icon, title, plainNote: true, ...(note === '' ? {} : { note }) };
}

/** An answer that takes this many seconds or more feels slow. */
const slowSeconds = 60;

function webhookText({
  isActive,
  slowest,
  parked,
}: NonNullable<Extract<Notice, { kind: 'summary' }>['webhook']>): string {
  const troubles = [
    ...(isActive === false ? ['ไลน์หยุดส่งข้อความเข้าระบบ'] : []),
    ...(slowest >= slowSeconds ? [`ตอบช้าสุด ${Math.ceil(slowest / 60)} นาที`] : []),
    ...(parked > 0 ? [`ข้อความเข้า ${parked} รายการตอบไม่ได้`] : []),
  ];
  if (troubles.length === 0) return `รับข้อความจากไลน์ปกติ ตอบช้าสุด ${slowest} วินาที`;
  return `การรับข้อความจากไลน์ผิดปกติ: ${troubles.join(' · ')} กรุณาแจ้งผู้ดูแลระบบ`;
}

function quotaRow({ used, limit }: { used: number; limit: number }): Row {
  const warning = quotaWarning({ used, limit });
  const left = Math.max(0, limit - used);
  return row(
    warning ? 'due' : 'closed',
    'info',
    `ข้อความของเดือนนี้ใช้ไป ${used} จาก ${limit}`,
    warning ? `ใช้ถึง ${warning}% แล้ว เหลือ ${left} ข้อความ เมื่อหมดระบบหยุดเตือนจนถึงเดือนหน้า` : '',
  );
}

import { formatDay } from '#domain/thai/date.ts';
import { clauseLabel } from '#domain/wording.ts';
import type { ReminderReason } from '#use-cases/notices/explain-reminder.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { longName } from '#domain/duty/long-name.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/**
 * ทำไม: the clause in the words of the letter, the dates, the rule, who else is told, and what the
 * person can do.
 */
export function whyCard({ delivery, duties }: ReminderReason, links: Links): Message {
  return card(
    {
      strip: { tone: 'closed', icon: 'help', label: 'ทำไมได้ข้อความเตือนนี้' },
      parts: duties.flatMap((reason) => rowsOf(reason)),
      listUrl: links.home(),
      foot: 'เรื่องที่ท่านรับผิดชอบปิดเตือนไม่ได้ ถ้าไม่ใช่เรื่องของท่าน กด “ไม่ใช่ฉัน” เรื่องที่ปิดได้ พิมพ์ “ปิดเตือน”',
      quick: [
        { label: 'ไม่ใช่ฉัน', postback: { kind: 'answer', delivery, answer: 'notMine' } },
        { label: 'ปิดเตือน' },
        { label: 'ขอขยายเวลา' },
      ],
    },
    links,
  );
}

function rowsOf(reason: ReminderReason['duties'][number]): Row[] {
  const { duty, clause, others } = reason;
  const title = longName(duty, duty.centre.label);
  const told = others.length === 0 ? '' : ` ผู้ได้รับเตือนด้วย: ${others.join(', ')}`;
  return [
    {
      kind: 'row',
      icon: 'register',
      tone: 'closed',
      title,
      note: `${clauseLabel(duty.clause)} “${clause}” ถึงจังหวัด ${formatDay(duty.provinceDueOn, 'medium')}`,
      plainNote: true,
      lines: 4,
    },
    {
      kind: 'row',
      icon: 'clock',
      tone: 'closed',
      title: ruleOf(reason),
      note: told,
      plainNote: true,
    },
  ];
}

function ruleOf({ wave, dueOn, silent }: ReminderReason['duties'][number]): string {
  const date = formatDay(dueOn, 'dayMonth');
  const rule =
    wave < 0
      ? `เตือน ${-wave} วันก่อนกำหนด ${date}`
      : wave === 0
        ? `เตือนในวันกำหนด ${date}`
        : `เตือนเพราะเกินกำหนด ${date}`;
  return silent === null ? rule : `${rule} และ ${silent} ยังไม่กดรับทราบ`;
}

export function noReminderText(links: Links): Message {
  return plainText(
    'ใน 7 วันนี้ไม่มีข้อความเตือนถึงท่าน ระบบเตือนก่อนกำหนด 14, 7, 3 และ 1 วัน ในวันกำหนด และเมื่อเกินกำหนด',
    quickReplies(commonReplies, links),
  );
}

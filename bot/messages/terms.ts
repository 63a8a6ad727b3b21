import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { NoticeContext } from './parts/notice-context.ts';

/** Lists committees whose term ends soon, so that a new order can be prepared. */
export function termsCard({
  notice,
  links,
  now,
}: NoticeContext<Extract<Notice, { kind: 'terms' }>>): Message {
  const daysLeft = Math.max(0, daysBetween(bangkokDay(now), notice.termTo));
  return card(
    {
      strip: { tone: 'due', icon: 'register', label: `คณะกรรมการครบวาระใน ${daysLeft} วัน` },
      title: `ครบวาระ ${formatDay(notice.termTo, 'medium')}`,
      parts: notice.entries.map(({ centre, centreName }) => ({
        kind: 'row',
        icon: 'register',
        tone: 'due',
        title: centreName,
        open: linkButton('เปิดดู', links.centre(centre)),
      })),
      listUrl: links.centres(),
      unit: 'แห่ง',
      foot: 'เมื่อออกคำสั่งแต่งตั้งใหม่แล้ว เปิด ศอช. และกดปรับปรุงทะเบียน',
    },
    links,
  );
}

import type { Notice } from '#models/notice-schema.ts';
import { digestContent } from '#domain/deliveries/digest-content.ts';
import type { DigestItem } from '#domain/deliveries/digest-content.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { NoticeContext } from './parts/notice-context.ts';

type DigestNotice = Extract<Notice, { kind: 'digest' }>;

/** All reminders that a person gets on a day, in one card with three buttons. */
export function digestCard(context: NoticeContext<DigestNotice>): Message {
  const { entries, others } = context.notice;
  const { items, strip, title, rows, ...offers } = digestContent({ ...context, entries });
  return card(
    {
      strip,
      title,
      parts: rows.map((row) => ({ kind: 'row', ...row })),
      ...(others ? { foot: othersText(others) } : {}),
      listUrl: context.links.home(context.delivery),
      buttons: buttonsOf(items, { ...context, ...offers }),
      quick: [
        { label: 'สถานะ', icon: 'clock' },
        {
          label: 'ทำแล้ว',
          postback: { kind: 'answer', delivery: context.delivery, answer: 'done' },
        },
        {
          label: 'ไม่ใช่ฉัน',
          postback: { kind: 'answer', delivery: context.delivery, answer: 'notMine' },
        },
        { label: 'ทำไม', icon: 'help' },
        { label: 'กำหนดส่ง', icon: 'calendar' },
        { label: 'ประชุม', icon: 'meeting' },
      ],
    },
    context.links,
  );
}

/** Encourages with numbers and never names a place. */
function othersText({ title, sent, total }: NonNullable<DigestNotice['others']>): string {
  return `${title} ส่งแล้ว ${sent} จาก ${total} ตำบลในอำเภอ`;
}

interface Offers {
  links: Links;
  delivery: string;
  fills: boolean;
  asksExtension: boolean;
}

function buttonsOf(items: readonly DigestItem[], offers: Offers): Button[] {
  const { links, delivery, fills, asksExtension } = offers;
  return [
    linkButton(fills ? 'เปิดแบบ' : 'เปิดดู', formLink(items, { links, delivery, fills })),
    postbackButton('รับทราบ', { kind: 'acknowledge', delivery }),
    ...(asksExtension ? [postbackButton('ขอขยายเวลา', { kind: 'extension', delivery })] : []),
  ];
}

/** The button opens the duty if there is only one, and otherwise the list of these duties. */
function formLink(
  items: readonly DigestItem[],
  to: { links: Links; delivery: string; fills: boolean },
): string {
  const [only, ...more] = items.filter(({ duty }) => isOwed(duty));
  if (!only || more.length > 0) return to.links.reminder(to.delivery);
  return to.fills
    ? to.links.form(only.duty.id, to.delivery)
    : to.links.duty(only.duty.id, to.delivery);
}

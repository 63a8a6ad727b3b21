import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/** An announcement of the province. All readers get the same card. */
export function announcementCard(
  notice: Extract<Notice, { kind: 'announcement' }>,
  links: Links,
): Message {
  const { announcement, title, text, asksAcknowledgement, isReminder } = notice;
  return card(
    {
      strip: {
        tone: 'draft',
        icon: 'comment',
        label: isReminder ? 'ประกาศที่รอท่านรับทราบ' : 'ประกาศจากจังหวัด',
      },
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'draft',
          title,
          note: text,
          plainNote: true,
          lines: 40,
        },
      ],
      ...(asksAcknowledgement
        ? { buttons: [postbackButton('รับทราบ', { kind: 'acknowledgeAnnouncement', announcement })] }
        : {}),
      quick: commonReplies,
    },
    links,
  );
}

export function announcementAcknowledgedText(
  { title, isFirst }: { title: string; isFirst: boolean },
  links: Links,
): Message {
  const text = isFirst ? 'บันทึกว่าท่านรับทราบแล้ว' : 'ท่านรับทราบประกาศนี้ไว้แล้ว';
  return plainText(`${text}\n${title}`, quickReplies(commonReplies, links));
}

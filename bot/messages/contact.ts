import { toLatinDigits } from '#domain/thai/number.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Office {
  name: string;
  phone: string;
}

/** ติดต่อ: the people to call. */
export function contactCard({ name, phone }: Office, links: Links): Message {
  const dial = toLatinDigits(phone)
    .replaceAll(/[^\d+]/g, '')
    .slice(0, 20);
  return card(
    {
      strip: { tone: 'done', icon: 'phone', label: 'ติดต่อสำนักงาน' },
      parts: [
        {
          kind: 'row',
          icon: 'centre',
          tone: 'done',
          title: name,
          note: dial === '' ? 'ยังไม่มีเบอร์โทรในระบบ' : phone,
          plainNote: true,
        },
      ],
      foot: 'เวลาราชการ 08.30–16.30 น.',
      ...(dial === '' ? {} : { buttons: [linkButton('โทร', `tel:${dial}`)] }),
      quick: commonReplies,
    },
    links,
  );
}

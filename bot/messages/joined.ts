import type { Message } from '../line-client.ts';
import type { Links } from '../links.ts';
import { opens } from './card-buttons.ts';
import { card } from './card.ts';
import { commonReplies } from './quick-replies.ts';
import { roleRow } from './role-words.ts';
import type { HeldRole } from './role-words.ts';

/** The code was good: what the person now is. */
export function joinedCard(held: HeldRole, links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', word: 'เข้าร่วมแล้ว' },
      title: 'ท่านเข้าร่วมในฐานะ',
      parts: [roleRow(held)],
      foot: 'ระบบจะแจ้งเมื่อมีงานถึงกำหนด เวลา 08.30 น. ของวันทำการ',
      buttons: [opens('เปิดงานของฉัน', links.home())],
      quick: commonReplies,
    },
    links,
  );
}

import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { commonReplies } from './parts/quick-replies.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { roleRow } from './parts/role-labels.ts';
import type { HeldRole } from './parts/role-labels.ts';

const reminded = 'ระบบจะแจ้งเมื่อมีเรื่องถึงกำหนด เวลา 08.30 น. ของวันทำการ';
/** The roles that may show the area's status in a chat group. */
const heads: ReadonlySet<HeldRole['role']> = new Set(['districtHead', 'province']);

interface Joined {
  held: HeldRole;
  /** The code just used, which can be returned; null for a role the person had before. */
  code: string | null;
}

/** The code was valid: names the person's new role. */
export function joinedCard({ held, code }: Joined, links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', label: 'เข้าร่วมแล้ว' },
      title: 'ท่านเข้าร่วมในฐานะ',
      parts: [roleRow(held)],
      foot: heads.has(held.role) ? `${reminded} พิมพ์ “ผูกกลุ่ม” เพื่อให้กลุ่มแชตของพื้นที่ดูสถานะได้` : reminded,
      buttons: [
        linkButton('เปิดงานของฉัน', links.home()),
        ...(code ? [postbackButton('ไม่ใช่หน้าที่ของฉัน', { kind: 'undoJoin', code })] : []),
      ],
      quick: commonReplies,
    },
    links,
  );
}

/** Tells the chat that the person joined in the app. */
export function joinedInAppCard({
  notice: { role, code },
  links,
}: NoticeContext<Extract<Notice, { kind: 'joined' }>>): Message {
  const { place, ...rest } = role;
  return joinedCard({ held: { ...rest, areaName: place, centreName: null }, code }, links);
}

import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { commonReplies } from './parts/quick-replies.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { roleRow } from './parts/role-labels.ts';
import { remindedText } from './parts/reminded-text.ts';
import type { HeldRole } from './parts/role-labels.ts';

/** The roles that may show the state of the area in a chat group. */
const heads: ReadonlySet<HeldRole['role']> = new Set(['districtHead', 'province']);

interface Joined {
  held: HeldRole;
  /** The code that was just used and can be given back; null for a role that the person had before. */
  code: string | null;
  /** LINE's display name, if the system knows no other name. It would then be shown on reports. */
  lineName?: string | undefined;
  /** When the province reminds in the morning. */
  digestAt?: string | undefined;
}

/** Confirms that the code was valid, and names the person's new role. */
export function joinedCard({ held, code, lineName, digestAt }: Joined, links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', label: 'เข้าร่วมแล้ว' },
      title: 'ท่านเข้าร่วมในฐานะ',
      parts: [roleRow(held)],
      foot: footOf(held, { lineName, digestAt }),
      buttons: [
        linkButton('เปิดงานของฉัน', links.home()),
        ...(lineName === undefined ? [] : [linkButton('แก้ชื่อของฉัน', links.me())]),
        ...(code ? [postbackButton('ไม่ใช่หน้าที่ของฉัน', { kind: 'undoJoin', code })] : []),
      ],
      quick: commonReplies,
    },
    links,
  );
}

function footOf(
  { role }: HeldRole,
  { lineName, digestAt }: Pick<Joined, 'lineName' | 'digestAt'>,
): string {
  return [
    lineName ? `รายงานจะแสดงชื่อ “${lineName}” ตามไลน์ ถ้าไม่ใช่ชื่อจริง กรุณาแก้` : '',
    lineName === '' ? 'ระบบยังไม่มีชื่อของท่าน กรุณาใส่ชื่อจริง' : '',
    remindedText(digestAt),
    heads.has(role) ? 'พิมพ์ “ผูกกลุ่ม” เพื่อให้กลุ่มแชตของพื้นที่ดูสถานะได้' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Tells the person in chat that they joined in the app. */
export function joinedInAppCard({
  notice: { role, code, digestAt },
  links,
}: NoticeContext<Extract<Notice, { kind: 'joined' }>>): Message {
  const { place, ...rest } = role;
  return joinedCard(
    { held: { ...rest, areaName: place, centreName: null }, code, digestAt },
    links,
  );
}

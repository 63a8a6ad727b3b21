import { formatInviteCode } from '#domain/people/invite-code.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies, commonReplies } from './parts/quick-replies.ts';
import { roleRow } from './parts/role-labels.ts';
import type { HeldRole } from './parts/role-labels.ts';

interface Question {
  code: string;
  offered: HeldRole;
  held: readonly HeldRole[];
}

/** Asks before a person gets a second role, because the code may be meant for another person. */
export function joinQuestionCard({ code, offered, held }: Question, links: Links): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'ยืนยันก่อนเข้าร่วม' },
      title: 'รหัสนี้เพิ่มหน้าที่ให้ท่าน',
      parts: [roleRow(offered), { kind: 'heading', text: 'หน้าที่ที่ท่านมีอยู่แล้ว' }, ...held.map(roleRow)],
      unit: 'หน้าที่',
      foot: 'หากรหัสนี้เป็นของผู้อื่น กดไม่ใช่ของฉัน รหัสจะยังใช้ได้',
      buttons: [
        postbackButton('ใช่ เข้าร่วม', { kind: 'join', code }),
        postbackButton('ไม่ใช่ของฉัน', { kind: 'refuseJoin', code }),
      ],
    },
    links,
  );
}

export function joinRefusedText(code: string, links: Links): Message {
  return plainText(
    `ไม่ได้เพิ่มหน้าที่ให้ท่าน รหัส ${formatInviteCode(code)} ยังใช้ได้ กรุณาส่งให้เจ้าของรหัส`,
    quickReplies(commonReplies, links),
  );
}

export function joinUndoneText(links: Links): Message {
  return plainText(
    'นำหน้าที่ออกแล้ว รหัสนี้ใช้ได้อีกครั้ง หากรหัสเป็นของท่านจริง พิมพ์รหัสใหม่ได้',
    quickReplies([{ label: 'ช่วยเหลือ', icon: 'help' }], links),
  );
}

export function mistypedCodeText(links: Links): Message {
  return plainText(
    'รหัสนี้ไม่ถูก รหัสเข้าร่วมมี 8 ตัว เป็นตัวอักษรอังกฤษกับเลข 2–9 ไม่มี 0 O 1 I L กรุณาดูอีกครั้งแล้วพิมพ์ใหม่',
    quickReplies([{ label: 'ติดต่อ', icon: 'phone' }], links),
  );
}

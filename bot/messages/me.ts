import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { roleRow } from './parts/role-labels.ts';
import type { HeldRole } from './parts/role-labels.ts';

interface StoredInShort {
  name: string;
  /** The masked phone number; null when none is stored. */
  phone: string | null;
  held: readonly HeldRole[];
  /** The person chose larger letters for the chat's cards. */
  bigCards: boolean;
  counts: { reports: number; files: number; messages: number };
  links: Links;
}

/** ข้อมูลของฉัน: a summary of the stored data, and where to see all of it, correct it and get a copy. */
export function meCard({ name, phone, held, bigCards, counts, links }: StoredInShort): Message {
  const stored = [
    phone === null ? '' : `เบอร์โทร ${phone}`,
    `รายงานที่ส่ง ${counts.reports} ฉบับ`,
    `รูปและไฟล์ ${counts.files} รายการ`,
    `การ์ดในแชตตัว${bigCards ? 'ใหญ่' : 'ปกติ'}`,
    `ข้อความถึงท่าน ${counts.messages} ข้อความ`,
  ];
  return card(
    {
      strip: { tone: 'draft', icon: 'me', label: 'ข้อมูลของท่าน' },
      title: name === '' ? 'ยังไม่มีชื่อในระบบ' : name,
      parts: held.map(roleRow),
      listUrl: links.me(),
      unit: 'บทบาท',
      foot: `ระบบเก็บ: ${stored.filter(Boolean).join(' · ')}`,
      buttons: [linkButton('ดู แก้ไข ขอสำเนา', links.me())],
      quick: [
        { label: 'ขอลบข้อมูล' },
        { label: bigCards ? 'ตัวปกติ' : 'ตัวใหญ่' },
        { label: 'ช่วยเหลือ', icon: 'help' },
      ],
    },
    links,
  );
}

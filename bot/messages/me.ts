import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { roleRow } from './parts/role-labels.ts';
import type { HeldRole } from './parts/role-labels.ts';

/** ข้อมูลของฉัน: the stored data and where to correct it. */
export function meCard(me: { name: string; held: readonly HeldRole[]; links: Links }): Message {
  const { name, held, links } = me;
  return card(
    {
      strip: { tone: 'draft', icon: 'me', label: 'ข้อมูลของท่าน' },
      title: name === '' ? 'ยังไม่มีชื่อในระบบ' : name,
      parts: held.map(roleRow),
      listUrl: links.me(),
      unit: 'บทบาท',
      foot: 'ท่านขอสำเนา แก้ไข หรือขอลบข้อมูลได้',
      buttons: [linkButton('ดูและแก้ไข', links.me())],
    },
    links,
  );
}

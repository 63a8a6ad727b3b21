import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { card } from './parts/card.ts';

/** Confirms the size of letters by using it. */
export function cardLettersCard({ big }: { big: boolean }, links: Links): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', label: big ? 'ใช้ตัวหนังสือใหญ่' : 'ใช้ตัวหนังสือปกติ' },
      title: big ? 'การ์ดจะใช้ตัวหนังสือขนาดนี้' : 'การ์ดกลับเป็นขนาดปกติ',
      parts: [],
      foot: `เริ่มตั้งแต่ข้อความต่อไป เปลี่ยนได้ทุกเมื่อ พิมพ์ ${big ? 'ตัวปกติ' : 'ตัวใหญ่'}`,
      quick: [{ label: big ? 'ตัวปกติ' : 'ตัวใหญ่' }, { label: 'สถานะ', icon: 'clock' }],
    },
    links,
  );
}

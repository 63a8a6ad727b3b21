import type { DutyView } from '../../use-cases/duty-views.ts';
import type { Message } from '../line-client.ts';
import type { Links } from '../links.ts';
import { card } from './card.ts';
import { dutyRow } from './duty-row.ts';

interface Photo {
  /** The likeliest reports, at most three are offered. */
  duties: readonly DutyView[];
  now: Date;
  links: Links;
}

const mostOffered = 3;

/** A photo came: for which report? It is attached in the form, where it also becomes smaller. */
export function photoCard({ duties, now, links }: Photo): Message {
  const offered = duties.slice(0, mostOffered);
  return card(
    {
      strip: { tone: 'draft', icon: 'camera', word: 'ส่งรูป' },
      title: offered.length > 0 ? 'ใช้รูปกับรายงานใด' : 'ตอนนี้ไม่มีรายงานที่รอรูป',
      parts: offered.map((duty) => dutyRow(duty, { links, now })),
      foot:
        offered.length > 0
          ? 'เปิดแบบแล้วกด “ถ่ายรูป” หรือ “เลือกรูป” รูปที่ส่งในแชตจะไม่ถูกเก็บ'
          : 'รูปที่ส่งในแชตจะไม่ถูกเก็บ',
      quick: [{ label: 'สถานะ', icon: 'clock' }],
    },
    links,
  );
}

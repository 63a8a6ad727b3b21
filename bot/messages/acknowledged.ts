import { bangkokDay } from '#domain/calendar.ts';
import type { DutyAction } from '#domain/duty/action.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';

interface Answered {
  first: boolean;
  duties: readonly DutyView[];
  delivery: string;
  now: Date;
  links: Links;
}

/** Confirms the acknowledgement and says what is left to do. A second tap gets the same answer. */
export function acknowledgedText({ first, duties, delivery, now, links }: Answered): Message {
  const text = first ? 'บันทึกว่าท่านรับทราบแล้ว' : 'ท่านรับทราบเรื่องนี้ไว้แล้ว ขอบคุณที่แจ้ง';
  const more = [
    { label: 'สถานะ', icon: 'clock' } as const,
    { label: 'ทำแล้ว', postback: { kind: 'answer', delivery, answer: 'done' } as const },
    { label: 'ไม่ใช่ฉัน', postback: { kind: 'answer', delivery, answer: 'notMine' } as const },
  ];
  return plainText(`${text}\n${leftOf(duties, now)}`, quickReplies(more, links));
}

/** Why a duty is on this person's list: to fill it in, to review it, or to make sure that it is sent. */
const cares: readonly DutyAction[] = ['fill', 'forward', 'accept', 'giveExtension'];

/** Counts the same duties as the digest, including those that another person fills in. */
function leftOf(duties: readonly DutyView[], now: Date): string {
  const today = bangkokDay(now);
  const unfinished = duties.filter(
    (duty) => duty.holder !== 'nobody' && duty.actions.some((action) => cares.includes(action)),
  );
  if (unfinished.length === 0) return 'ไม่มีเรื่องค้างส่งแล้ว';
  const count = `${unfinished.length} เรื่อง`;
  if (!unfinished.every((duty) => duty.actions.includes('fill'))) return `เหลือเรื่องที่ต้องดูแล ${count}`;
  const toDistrict = unfinished.every((duty) => duty.centre.level === 'tambon');
  const dueNow = unfinished.some((duty) => duty.dueOn <= today);
  return `${dueNow ? 'วันนี้' : ''}เหลือส่ง${toDistrict ? 'อำเภอ' : 'จังหวัด'} ${count}`;
}

/** The answer to the button ทำแล้ว. */
export function answeredText(links: Links): Message {
  const text = 'บันทึกไว้แล้ว ถ้ายังไม่ได้ส่งในระบบ กรุณาเปิดแบบแล้วส่งให้ครบ';
  return plainText(text, quickReplies([{ label: 'สถานะ', icon: 'clock' }], links));
}

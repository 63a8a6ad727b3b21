import { formatDay } from '../../domain/thai/date.ts';
import type { DutyView } from '../../use-cases/duty-views.ts';
import type { Message } from '../line-client.ts';
import type { Links } from '../links.ts';
import { opens } from './card-buttons.ts';
import { card } from './card.ts';
import { shortName } from './duty-words.ts';
import { plainText } from './plain-text.ts';
import { commonReplies, quickReplies } from './quick-replies.ts';

/** ขอเลื่อน was tapped: of which duty; reason and date are asked in the mini-app. */
export function extensionCard(
  duties: readonly DutyView[],
  { links, delivery }: { links: Links; delivery: string },
): Message {
  const askable = duties.filter((one) => one.actions.includes('askExtension'));
  if (askable.length === 0) {
    const text = 'เรื่องเหล่านี้ส่งแล้วหรือขอเลื่อนไว้แล้ว ไม่ต้องทำอะไรเพิ่ม';
    return plainText(text, quickReplies(commonReplies, links));
  }
  return card(
    {
      strip: { tone: 'due', icon: 'calendar', word: 'ขอเลื่อนกำหนดส่ง' },
      title: askable.length === 1 ? 'เรื่องที่ขอเลื่อน' : 'ขอเลื่อนเรื่องใด',
      parts: askable.map((duty) => ({
        kind: 'row',
        icon: 'calendar',
        tone: 'due',
        title: shortName(duty, duty.centre.name),
        note: `ส่งภายใน ${formatDay(duty.dueOn, 'dayMonth')}`,
        open: opens('ขอเลื่อน', links.askExtension(duty.id, delivery)),
      })),
      rest: links.home(delivery),
      foot: 'ระบุเหตุผลและวันที่ขอในหน้าถัดไป จังหวัดเป็นผู้พิจารณา',
    },
    links,
  );
}

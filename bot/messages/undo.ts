import type { DutyView } from '../../use-cases/duty-views.ts';
import type { Message } from '../line-client.ts';
import type { Links } from '../links.ts';
import { longName } from './duty-words.ts';
import { plainText } from './plain-text.ts';
import { quickReplies } from './quick-replies.ts';
import type { QuickReply } from './quick-replies.ts';

/** The chip that takes back what was decided just now; none when that is over. */
export function undoReply(duty: Pick<DutyView, 'id' | 'version' | 'undoUntil'>): QuickReply[] {
  if (duty.undoUntil === null) return [];
  const version = String(duty.version);
  return [{ label: 'เลิกทำ', icon: 'history', postback: { kind: 'undo', duty: duty.id, version } }];
}

export function undoneText({ duty, links }: { duty: DutyView; links: Links }): Message {
  return plainText(
    `เลิกทำแล้ว กลับเป็นเหมือนเดิม\n${longName(duty, duty.centre.label)}`,
    quickReplies(
      [
        { label: 'เปิดดู', opens: links.duty(duty.id) },
        { label: 'สถานะ', icon: 'clock' },
      ],
      links,
    ),
  );
}

/** Too late for one tap: what else there is. */
export function lateText({ id, links, said }: { id: string; links: Links; said: string }): Message {
  return plainText(said, quickReplies([{ label: 'เปิดดู', opens: links.duty(id) }], links));
}

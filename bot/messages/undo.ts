import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { longName } from '#domain/duty/long-name.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';
import type { QuickReply } from './parts/quick-replies.ts';

/** The quick-reply button that undoes the newest decision; none after the undo period. */
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

/** The undo period is over. Names the other ways to change the decision. */
export function lateText({
  id,
  links,
  explanation,
}: {
  id: string;
  links: Links;
  explanation: string;
}): Message {
  return plainText(explanation, quickReplies([{ label: 'เปิดดู', opens: links.duty(id) }], links));
}

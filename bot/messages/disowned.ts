import { dutyCentreLabel } from '#domain/centre/label.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Disowned } from '#use-cases/notices/disown-delivery.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { longName } from '#domain/duty/long-name.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';

/** ไม่ใช่ฉัน: says who was told, and whose duty it is. */
export function whoseQuestion(
  { told, others }: Disowned,
  { delivery, links }: { delivery: string; links: Links },
): Message {
  const who = told.length === 0 ? 'สำนักงาน' : told.join(', ');
  return plainText(
    `แจ้ง ${who} แล้วว่าเรื่องนี้ไม่ใช่เรื่องของท่าน ระบบยังเตือนจนกว่าจะเปลี่ยนผู้รับผิดชอบ\nทราบไหมว่าเป็นเรื่องของใคร`,
    quickReplies(
      [
        ...others.map(({ id, name }) => ({
          label: name,
          postback: { kind: 'whose', delivery, person: id } as const,
        })),
        { label: 'ไม่ทราบ', postback: { kind: 'whose', delivery, person: 'unknown' } },
      ],
      links,
    ),
  );
}

export function whoseThanksText(links: Links): Message {
  return plainText('ขอบคุณ แจ้งผู้ดูแลแล้ว', quickReplies([{ label: 'สถานะ', icon: 'clock' }], links));
}

/**
 * Tells the head whose reminder reached the wrong person, and links to the screen that changes who is
 * responsible.
 */
export function disownedCard(
  context: NoticeContext<Extract<Notice, { kind: 'disowned' }>>,
): Message {
  const { notice, duties, actor, links } = context;
  const rows = notice.duties.flatMap((id): Row[] => {
    const duty = duties.get(id);
    if (!duty || !isOwed(duty)) return [];
    const title = longName(duty, dutyCentreLabel(duty, actor.grants));
    return [{ kind: 'row', icon: 'clock', tone: 'due', title, note: 'ยังไม่มีผู้รับผิดชอบที่ถูกต้อง' }];
  });
  return card(
    {
      strip: { tone: 'due', icon: 'people', label: 'เตือนผิดคน' },
      title: `${notice.by} แจ้งว่าไม่ใช่เรื่องของตน`,
      parts: rows,
      ...(notice.whose === null ? {} : { foot: `บอกว่าเป็นเรื่องของ ${notice.whose}` }),
      buttons: [linkButton('เปลี่ยนผู้รับผิดชอบ', links.handOver(notice.person))],
    },
    links,
  );
}

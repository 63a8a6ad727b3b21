import { dutyCentreLabel } from '#domain/centre/label.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { NoticeContext } from './parts/notice-context.ts';

/** The province has waived a duty, so nothing has to be done. The card gives the reason. */
export function waivedCard({
  notice,
  duties,
  actor,
  links,
  delivery,
}: NoticeContext<Extract<Notice, { kind: 'waived' }>>): Message {
  const duty = duties.get(notice.duty);
  return card(
    {
      strip: statusStyle.waived,
      title: duty ? longName(duty, dutyCentreLabel(duty, actor.grants)) : 'รายงานของท่าน',
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'closed',
          title: 'เหตุผลของจังหวัด',
          note: notice.reason,
          plainNote: true,
        },
      ],
      foot: 'เรื่องนี้ไม่ต้องส่งแล้ว ระบบจะไม่เตือนอีก',
      buttons: [linkButton('เปิดดู', links.duty(notice.duty, delivery))],
    },
    links,
  );
}

import { dutyCentreLabel } from '#domain/centre/label.ts';
import type { Notice } from '#models/deliveries.ts';
import type { Message } from '../line/line-client.ts';
import { opens } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { longName } from './parts/duty-labels.ts';
import { standingLook } from './parts/theme.ts';
import type { Told } from './parts/notice-context.ts';

/** The province has waived it: nobody need do anything, and why. */
export function waivedCard({
  notice,
  duties,
  actor,
  links,
  delivery,
}: Told<Extract<Notice, { kind: 'waived' }>>): Message {
  const duty = duties.get(notice.duty);
  return card(
    {
      strip: standingLook.waived,
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
      buttons: [opens('เปิดดู', links.duty(notice.duty, delivery))],
    },
    links,
  );
}

import { dutyCentreLabel } from '#domain/centre/label.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import type { NoticeContext } from './parts/notice-context.ts';

/** Lists gradings in progress that were scored by older criteria and must be checked. */
export function criteriaChangedCard({
  notice,
  duties,
  actor,
  links,
  delivery,
}: NoticeContext<Extract<Notice, { kind: 'criteriaChanged' }>>): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'grade', label: 'เกณฑ์ประเมินเปลี่ยน' },
      title: 'ร่างที่ต้องดูคะแนนอีกครั้ง',
      parts: notice.duties.map((id) => {
        const duty = duties.get(id);
        return {
          kind: 'row',
          icon: 'draft',
          tone: 'draft',
          title: duty ? longName(duty, dutyCentreLabel(duty, actor.grants)) : 'แบบประเมินของท่าน',
          open: linkButton('เปิดแบบ', links.form(id, delivery)),
        };
      }),
      listUrl: links.home(delivery),
      foot: 'คะแนนที่ให้ไว้ยังอยู่ครบ ข้อที่เกณฑ์เปลี่ยนมีเครื่องหมายในแบบ',
    },
    links,
  );
}

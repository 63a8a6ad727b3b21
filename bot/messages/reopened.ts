import { dutyForActor } from '#domain/duty/viewer-role.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { dutyCentreLabel } from '#domain/centre/label.ts';

type Reopened = Extract<Notice, { kind: 'reopened' }>;

const words: Record<Reopened['what'], string> = {
  report: 'จังหวัดเปิดรายงานนี้ใหม่',
  waiver: 'เรื่องนี้กลับมาต้องส่ง',
  extension: 'จังหวัดพิจารณาขยายเวลาใหม่',
};

/** The province has reopened a report that it had decided. The card gives the reason and the next step. */
export function reopenedCard({
  notice,
  duties,
  actor,
  now,
  links,
  delivery,
}: NoticeContext<Reopened>): Message {
  const duty = duties.get(notice.duty);
  const dutyForReader = duty && dutyForActor(actor, { duty, now });
  const foot =
    dutyForReader && dutyForReader.duty.state !== 'inReview' && !dutyForReader.duty.extra
      ? `ส่งภายใน ${formatDay(dutyForReader.dueOn, 'medium')}`
      : 'จังหวัดตรวจอีกครั้ง แล้วจะแจ้งผลที่นี่';
  return card(
    {
      strip: { tone: 'returned', icon: 'history', label: words[notice.what] },
      title: duty ? longName(duty, dutyCentreLabel(duty, actor.grants)) : 'รายงานของท่าน',
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'returned',
          title: `${notice.by} ให้เหตุผลว่า`,
          note: notice.reason,
          plainNote: true,
        },
      ],
      foot,
      buttons: [linkButton('เปิดดู', links.duty(notice.duty, delivery))],
    },
    links,
  );
}

import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { dutyCentreLabel } from '#domain/centre/label.ts';
import { actionsFor, dutyForActor } from '#domain/duty/viewer-role.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { lookOf } from '#domain/duty/duty-look.ts';
import type { NoticeContext } from './parts/notice-context.ts';

type ChasedNotice = Extract<Notice, { kind: 'chased' }>;

/** ทวงถาม: an office asks for reports that are owed. One card lists all duties of the reader. */
export function chasedCard(context: NoticeContext<ChasedNotice>): Message {
  const { notice, actor, links, delivery } = context;
  const items = itemsOf(context);
  const isLate = items.some(({ daysLeft }) => daysLeft < 0);
  const list = links.reminder(delivery);
  return card(
    {
      strip: { tone: isLate ? 'overdue' : 'due', icon: 'clock', label: 'ทวงถาม' },
      title: `ขอให้ดำเนินการ ${items.length} เรื่อง`,
      parts: items.map(({ duty, daysLeft }) => {
        const look = lookOf(duty, { daysLeft, actor });
        return {
          kind: 'row',
          tone: look.tone,
          icon: look.icon,
          title: longName(duty, dutyCentreLabel(duty, actor.grants)),
          note: look.label,
        };
      }),
      listUrl: list,
      foot: `ทวงถามโดย ${notice.by}`,
      buttons: [
        openButton(context, items),
        postbackButton('รับทราบ', { kind: 'acknowledge', delivery }),
      ],
    },
    links,
  );
}

function itemsOf({ notice, duties, actor, now }: NoticeContext<ChasedNotice>) {
  const today = bangkokDay(now);
  return notice.duties
    .flatMap((id) => {
      const duty = duties.get(id);
      if (!duty) return [];
      const { dueOn } = dutyForActor(actor, { duty, now });
      return [{ duty, daysLeft: daysBetween(today, dueOn) }];
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
}

/** Opens the form of a single duty, or the list when there are several. */
function openButton(
  { actor, links, delivery, now }: NoticeContext<ChasedNotice>,
  items: ReturnType<typeof itemsOf>,
) {
  const [only, ...more] = items;
  if (!only || more.length > 0) return linkButton('เปิดดู', links.reminder(delivery));
  const { duty } = only;
  return actionsFor(actor, { duty, now }).includes('fill')
    ? linkButton('เปิดแบบ', links.form(duty.id, delivery))
    : linkButton('เปิดดู', links.duty(duty.id, delivery));
}

import { dutyCentreLabel } from '#domain/centre/label.ts';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { actionsFor, viewRoleOf } from '#domain/duty/viewer-role.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { longName } from './parts/duty-labels.ts';
import { dated, lookOf } from './parts/duty-look.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { StatusStyle } from './parts/theme.ts';
import type { NoticeContext } from './parts/notice-context.ts';

type DigestNotice = Extract<Notice, { kind: 'digest' }>;
type Entry = DigestNotice['entries'][number];

interface Item {
  entry: Entry;
  duty: Duty;
  /** Days left until this person's own due date. */
  daysLeft: number;
}

/** All of a person's reminders of a day in one card, with three buttons. */
export function digestCard(context: NoticeContext<DigestNotice>): Message {
  const items = itemsOf(context);
  return card(
    {
      strip: stripOf(items),
      title: titleOf(items, context),
      parts: items.map((item) => rowOf(item, context)),
      listUrl: context.links.home(context.delivery),
      buttons: buttonsOf(items, context),
      quick: [
        { label: 'สถานะ', icon: 'clock' },
        {
          label: 'ทำแล้ว',
          postback: { kind: 'answer', delivery: context.delivery, answer: 'done' },
        },
        {
          label: 'ไม่ใช่ฉัน',
          postback: { kind: 'answer', delivery: context.delivery, answer: 'notMine' },
        },
        { label: 'ทำไม', icon: 'help' },
        { label: 'กำหนดส่ง', icon: 'calendar' },
        { label: 'ประชุม', icon: 'meeting' },
      ],
    },
    context.links,
  );
}

/** Overdue duties first, then those due, then reports that wait for a review; the earliest date first. */
function itemsOf({ notice, duties, now }: NoticeContext<DigestNotice>): Item[] {
  const today = bangkokDay(now);
  return notice.entries
    .flatMap((entry) => {
      const duty = duties.get(entry.duty);
      return duty ? [{ entry, duty, daysLeft: daysBetween(today, entry.dueOn) }] : [];
    })
    .toSorted(
      (a, b) =>
        sectionOf(a) - sectionOf(b) ||
        Math.sign(a.daysLeft) - Math.sign(b.daysLeft) ||
        stateOrder.indexOf(a.duty.state) - stateOrder.indexOf(b.duty.state) ||
        a.daysLeft - b.daysLeft,
    );
}

/** Within a section and date group, returned reports come before those not yet submitted. */
const stateOrder: readonly Duty['state'][] = ['returned', 'draft', 'todo', 'inReview'];

function sectionOf({ duty, daysLeft }: Item): number {
  if (daysLeft < 0) return 0;
  return duty.state === 'inReview' ? 2 : 1;
}

function stripOf(items: readonly Item[]): StatusStyle {
  const least = Math.min(...items.map((item) => item.daysLeft));
  if (!Number.isFinite(least)) return { ...statusStyle.due, label: 'แจ้งเตือน' };
  return dated(least < 0 ? 'overdue' : 'due', least);
}

function titleOf(items: readonly Item[], { actor }: NoticeContext<DigestNotice>): string {
  const views = new Set(items.map(({ duty }) => viewRoleOf(actor, duty)));
  const count = `${items.length} เรื่อง`;
  if (views.size !== 1) return `มีเรื่องที่ต้องดูแล ${count}`;
  if (views.has('province')) return `ยังไม่ถึงจังหวัด ${count}`;
  if (views.has('head')) return `อำเภอค้างส่งจังหวัด ${count}`;
  const toDistrict = items.every(({ duty }) => duty.level === 'tambon');
  const toProvince = items.every(({ duty }) => duty.level !== 'tambon');
  if (toDistrict) return `ต้องส่งอำเภอ ${count}`;
  return toProvince ? `ต้องส่งจังหวัด ${count}` : `ต้องส่ง ${count}`;
}

function rowOf({ entry, duty, daysLeft }: Item, { actor }: NoticeContext<DigestNotice>): Row {
  const look = lookOf(duty, { daysLeft, actor });
  const below = viewRoleOf(actor, duty) === 'province' ? 'พัฒนาการอำเภอ' : 'พัฒนากร';
  const silent = entry.escalatedFrom === null ? '' : ` · ${below}ยังไม่กดรับทราบ`;
  return {
    kind: 'row',
    tone: look.tone,
    icon: look.icon,
    title: longName(duty, dutyCentreLabel(duty, actor.grants)),
    note: look.label + silent,
  };
}

function buttonsOf(items: readonly Item[], context: NoticeContext<DigestNotice>): Button[] {
  const { actor, links, delivery, now } = context;
  const acts = items.map(({ duty }) => actionsFor(actor, { duty, now }));
  const fills = acts.some((act) => act.includes('fill'));
  return [
    linkButton(fills ? 'เปิดแบบ' : 'เปิดดู', formLink(items, { links, delivery, fills })),
    postbackButton('รับทราบ', { kind: 'acknowledge', delivery }),
    ...(acts.some((act) => act.includes('askExtension'))
      ? [postbackButton('ขอขยายเวลา', { kind: 'extension', delivery })]
      : []),
  ];
}

/** The button opens the duty when there is one, and the list of these duties when there are several. */
function formLink(
  items: readonly Item[],
  to: { links: Links; delivery: string; fills: boolean },
): string {
  const [only, ...more] = items.filter(({ duty }) => isOwed(duty));
  if (!only || more.length > 0) return to.links.reminder(to.delivery);
  return to.fills
    ? to.links.form(only.duty.id, to.delivery)
    : to.links.duty(only.duty.id, to.delivery);
}

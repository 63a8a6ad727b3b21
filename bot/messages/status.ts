import { formatDay } from '#domain/thai/date.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { card } from './parts/card.ts';
import type { Heading, Row } from './parts/card-rows.ts';
import { dutyRow } from './parts/duty-row.ts';
import { hasDate } from './parts/duty-labels.ts';
import type { StatusStyle } from './parts/theme.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { QuickReply } from './parts/quick-replies.ts';

export interface Status {
  /** The title: งานของท่าน, or the place that was asked for. */
  title: string;
  duties: readonly DutyView[];
  /** Duties that wait for this person's review. */
  queue: readonly DutyView[];
  now: Date;
  links: Links;
  /** Link to the whole list. */
  listUrl: string;
}

const nearDays = 7;

/** One card: what is due and who must act next, with one button each. */
export function statusCard(status: Status): Message {
  const { duties, queue, title, links, listUrl } = status;
  const parts = groupsOf(status).flatMap((group) => partsOf(group, status));
  return card(
    {
      strip: stripOf(status),
      title: `${title} ${sentOf(duties, queue)}`,
      parts,
      listUrl,
      ...(parts.length === 0 ? { buttons: [] } : {}),
      ...(parts.length === 0 ? { foot: 'ยังไม่มีเรื่องที่ต้องทำตอนนี้' } : {}),
      quick: statusReplies,
    },
    links,
  );
}

const statusReplies: readonly QuickReply[] = [
  { label: 'กำหนดส่ง', icon: 'calendar' },
  { label: 'ประชุม', icon: 'meeting' },
  { label: 'ส่งรูป', icon: 'camera' },
];

interface Group {
  heading: string;
  duties: readonly DutyView[];
  /** True to add the due date, which is done only for duties on which this person must act. */
  dated?: boolean;
}

/** Grouped by who must act next. This person's duties come first. */
function groupsOf({ duties, queue }: Status): Group[] {
  const inQueue = new Set(queue.map((duty) => duty.id));
  const notInQueue = duties.filter((duty) => !inQueue.has(duty.id));
  const unsent = notInQueue.filter((duty) => duty.holder === 'centre' && isNow(duty));
  const toFill = unsent.filter((duty) => duty.actions.includes('fill'));
  const others = unsent.filter((duty) => !duty.actions.includes('fill'));
  return [
    { heading: 'รอท่านตรวจ', duties: queue },
    { heading: 'รอท่านทำ', duties: toFill, dated: true },
    { heading: 'ยังไม่ส่ง', duties: others, dated: true },
    { heading: 'อยู่ที่อำเภอ', duties: notInQueue.filter((duty) => duty.holder === 'district') },
    { heading: 'อยู่ที่จังหวัด', duties: notInQueue.filter((duty) => duty.holder === 'province') },
  ];
}

function partsOf(group: Group, status: Status): (Heading | Row)[] {
  if (group.duties.length === 0) return [];
  const heading: Heading = {
    kind: 'heading',
    text: group.heading,
    ...(group.dated ? { strong: byWhen(group.duties) } : {}),
  };
  return [heading, ...group.duties.map((duty) => dutyRow(duty, status))];
}

function byWhen(duties: readonly DutyView[]): string {
  const [first] = duties.filter(hasDate).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (!first) return 'ไม่มีกำหนดส่ง';
  if (first.daysLeft < 0) return `เกินกำหนด ${-first.daysLeft} วัน`;
  return first.daysLeft === 0 ? 'ส่งภายในวันนี้' : `ส่งภายใน ${formatDay(first.dueOn, 'dayMonth')}`;
}

/** True for a duty that is started, returned, late or due soon. กำหนดส่ง shows the rest of the year. */
export function isNow({ standing, daysLeft }: DutyView): boolean {
  if (standing === 'closed') return false;
  return standing !== 'open' || daysLeft <= nearDays;
}

/** Counts only the duties that are due so far. "3 of 27" in December would not help. */
function sentOf(all: readonly DutyView[], queue: readonly DutyView[]): string {
  const duties = all.filter((duty) => !duty.extra);
  if (duties.length === 0) return `รอตรวจ ${queue.length} เรื่อง`;
  const pending = duties.filter((duty) => duty.holder !== 'nobody');
  const dates = new Set(pending.filter(isNow).map((duty) => duty.provinceDueOn));
  const within = duties.filter((duty) => duty.state !== 'waived' && dates.has(duty.provinceDueOn));
  if (within.length > 0) return `ส่งแล้ว ${within.filter(isSent).length} จาก ${within.length}`;
  const [next] = pending.map((duty) => duty.dueOn).toSorted();
  return next === undefined ? 'ส่งครบแล้ว' : `กำหนดถัดไป ${formatDay(next, 'dayMonth')}`;
}

function isSent({ state }: DutyView): boolean {
  return state === 'inReview' || state === 'accepted';
}

/** The strip of the card shows the most urgent state and the number of duties in it. */
function stripOf({ duties, queue }: Status): StatusStyle {
  const open = duties.filter((duty) => duty.holder === 'centre' && isNow(duty) && hasDate(duty));
  const late = open.filter((duty) => duty.daysLeft < 0);
  const back = open.filter((duty) => duty.standing === 'returned');
  const today = open.filter((duty) => duty.daysLeft === 0);
  if (late.length > 0) return { ...statusStyle.overdue, label: `เกินกำหนด ${late.length} เรื่อง` };
  if (back.length > 0) return { ...statusStyle.returned, label: `ส่งคืนแก้ไข ${back.length} เรื่อง` };
  if (today.length > 0) return { ...statusStyle.due, label: `ถึงกำหนดวันนี้ ${today.length} เรื่อง` };
  if (open.length > 0) return { ...statusStyle.due, label: `ใกล้กำหนด ${open.length} เรื่อง` };
  if (queue.length > 0) return { ...statusStyle.review, label: `รอท่านตรวจ ${queue.length} เรื่อง` };
  if (duties.some((duty) => duty.holder === 'district' || duty.holder === 'province')) {
    return { ...statusStyle.review, label: 'ส่งแล้ว รอตรวจ' };
  }
  return { ...statusStyle.done, label: 'ไม่มีเรื่องค้างส่ง' };
}

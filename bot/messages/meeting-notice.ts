import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { googleCalendarUrl } from '#domain/meeting/google-calendar.ts';
import { meetingTimeText } from '#domain/meeting/planned-meeting.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import type { StatusStyle } from './parts/theme.ts';

type Reminder = NoticeContext<Extract<Notice, { kind: 'meeting' }>>;
type News = NoticeContext<Extract<Notice, { kind: 'meetingNotice' }>>;

/** A reminder of a meeting, and how many days are left. */
export function meetingReminderCard(context: Reminder): Message {
  const { notice, links } = context;
  return card(
    {
      strip: { tone: 'due', icon: 'meeting', label: daysLeftText(context) },
      title: titleOf(notice.centreName),
      parts: [timeRow(notice, 'due')],
      buttons: calendarButtons(context),
    },
    links,
  );
}

function daysLeftText({ notice, now }: { notice: { on: Day }; now: Date }): string {
  const days = daysBetween(bangkokDay(now), notice.on);
  if (days <= 0) return 'ประชุมวันนี้';
  return days === 1 ? 'ประชุมพรุ่งนี้' : `อีก ${days} วันประชุม`;
}

const strips: Record<News['notice']['what'], StatusStyle> = {
  announced: { tone: 'draft', icon: 'meeting', label: 'นัดประชุม' },
  changed: { tone: 'due', icon: 'calendar', label: 'เปลี่ยนนัดประชุม' },
  cancelled: { tone: 'overdue', icon: 'closed', label: 'ยกเลิกนัดประชุม' },
  restored: { tone: 'draft', icon: 'meeting', label: 'กลับมานัดประชุมตามเดิม' },
};

/** A meeting was announced, moved or cancelled. */
export function meetingNoticeCard(context: News): Message {
  const { notice, links, delivery } = context;
  const { what, was, reason, by } = notice;
  const isOff = what === 'cancelled';
  const before: Row[] = was
    ? [{ ...timeRow(was, 'closed'), icon: 'history', title: `เดิม ${meetingTimeText(timeOf(was))}` }]
    : [];
  const why: Row[] = isOff ? [{ ...plain(reason), icon: 'comment', tone: 'overdue' }] : [];
  return card(
    {
      strip: strips[what],
      title: titleOf(notice.centreName),
      parts: [timeRow(notice, isOff ? 'closed' : 'draft'), ...before, ...why],
      foot: isOff ? `ยกเลิกโดย ${by}` : `แจ้งโดย ${by}`,
      buttons: isOff
        ? [linkButton('เปิดดู', links.meeting(notice.meeting, delivery))]
        : calendarButtons(context),
    },
    links,
  );
}

function titleOf(centreName: string): string {
  return `ประชุมคณะกรรมการ ${centreName}`;
}

interface Time {
  on: Day;
  startAt?: string | undefined;
  place: string;
}

function timeOf({ on, startAt = '' }: Time) {
  return { on, startAt };
}

function timeRow(time: Time, tone: Row['tone']): Row {
  return {
    ...plain(meetingTimeText(timeOf(time))),
    tone,
    note: time.place === '' ? 'ยังไม่ระบุสถานที่' : time.place,
  };
}

function plain(title: string): Row {
  return { kind: 'row', icon: 'meeting', tone: 'closed', title, plainNote: true };
}

/** The page has the calendar file; Google's link opens at once. */
function calendarButtons({ notice, links, delivery }: Reminder | News): Button[] {
  const { meeting, centreName, place } = notice;
  return [
    linkButton('เปิดดู ใส่ปฏิทิน', links.meeting(meeting, delivery)),
    linkButton(
      'ใส่ปฏิทิน Google',
      googleCalendarUrl({ title: titleOf(centreName), place, ...timeOf(notice) }),
    ),
  ];
}

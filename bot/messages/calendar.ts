import { clauseLabel } from '#domain/wording.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import type { Tone } from './parts/theme.ts';
import type { IconName } from '../assets/icons.ts';
import { commonReplies } from './parts/quick-replies.ts';

export interface YearDate {
  dueOn: Day;
  clause: string;
  title: string;
  done: number;
  total: number;
  daysLeft: number;
}

export interface Year {
  fiscalYear: number;
  dates: readonly YearDate[];
  links: Links;
}

/** กำหนดส่ง: the due dates of the year by clause of the letter, open ones first. */
export function calendarCard({ fiscalYear, dates, links }: Year): Message {
  const open = dates.filter((date) => date.done < date.total);
  const next = open[0];
  const late = open.filter((date) => date.daysLeft < 0).length;
  return card(
    {
      strip: next
        ? late > 0
          ? { tone: 'overdue', icon: 'overdue', label: `เกินกำหนด ${late} เรื่อง` }
          : { tone: 'due', icon: 'calendar', label: nearest(next) }
        : { tone: 'done', icon: 'done', label: dates.length > 0 ? 'ส่งครบทั้งปี' : 'ยังไม่มีกำหนดส่ง' },
      title: `กำหนดส่งปี ${fiscalYear}`,
      parts: [...open, ...dates.filter((date) => date.done >= date.total)].map(rowOf),
      listUrl: links.calendar(),
      unit: 'เรื่อง',
      buttons: [linkButton('เปิดปฏิทิน', links.calendar())],
      quick: commonReplies,
    },
    links,
  );
}

function nearest({ daysLeft, dueOn }: YearDate): string {
  if (daysLeft === 0) return 'ถึงกำหนดวันนี้';
  return `กำหนดถัดไป ${formatDay(dueOn, 'dayMonth')} อีก ${daysLeft} วัน`;
}

function rowOf({ dueOn, clause, title, done, total, daysLeft }: YearDate): Row {
  const { tone, icon } = lookOf({ done, total, daysLeft });
  const count = done >= total ? 'ส่งครบแล้ว' : `ส่งแล้ว ${done} จาก ${total}`;
  return {
    kind: 'row',
    tone,
    icon,
    title: `${formatDay(dueOn, 'medium')} · ${clauseLabel(clause)}`,
    note: `${title} ${count}`,
  };
}

const nearDays = 7;

function lookOf(date: { done: number; total: number; daysLeft: number }): {
  tone: Tone;
  icon: IconName;
} {
  if (date.done >= date.total) return { tone: 'done', icon: 'done' };
  if (date.daysLeft < 0) return { tone: 'overdue', icon: 'overdue' };
  return date.daysLeft <= nearDays
    ? { tone: 'due', icon: 'clock' }
    : { tone: 'closed', icon: 'calendar' };
}

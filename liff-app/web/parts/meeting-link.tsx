import type { Output } from '#contract/contract.ts';
import { thaiTime } from '#domain/thai/date.ts';
import { dayText } from '../format-day.ts';
import { DateBadge } from './date-badge.tsx';
import { Icon } from './icon.tsx';

export type Meeting = Output<'meeting.read'>;

/** A coming meeting with day, time and place; opens its page. */
export function MeetingLink({ meeting }: { meeting: Meeting }) {
  const isOff = meeting.cancelled !== null;
  return (
    <a class="day" href={`/app/meetings/${encodeURIComponent(meeting.id)}`}>
      <DateBadge day={meeting.on} tint={isOff ? 'is-closed' : 'is-draft'} />
      <div>
        <h2>{isOff ? 'ยกเลิกนัดประชุมแล้ว' : 'นัดประชุมครั้งต่อไป'}</h2>
        <p>
          {dayText(meeting.on, 'full')}
          {meeting.startAt === '' ? '' : ` เวลา ${thaiTime(meeting.startAt)}`}
        </p>
        {meeting.place === '' ? null : <p>{meeting.place}</p>}
      </div>
      <Icon name="next" />
    </a>
  );
}

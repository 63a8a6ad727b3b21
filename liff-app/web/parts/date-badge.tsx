import type { Day } from '#domain/calendar.ts';
import { formatDay, monthShortNames } from '#domain/thai/date.ts';

/** A date as a calendar leaf. Decoration only: the text beside it has the date too. */
export function DateBadge({ day, tint }: { day: Day; tint: string }) {
  const [weekday = ''] = formatDay(day, 'weekdayShort').split(' ');
  return (
    <div class={`leaf ${tint}`} aria-hidden="true">
      <span class="m">{monthShortNames[Number(day.slice(5, 7)) - 1]}</span>
      <span class="d">{Number(day.slice(8, 10))}</span>
      <span class="w">{weekday === 'พฤหัสบดี' ? 'พฤหัส' : weekday}</span>
    </div>
  );
}

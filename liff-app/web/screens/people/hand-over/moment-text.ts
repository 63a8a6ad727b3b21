import { bangkokTime } from '#domain/calendar.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';

/** 19 ธ.ค. 09.00 น. for an ISO instant. It never breaks across lines. */
export function momentText(instant: string): string {
  const day = dayText(bangkokDayOf(instant), 'dayMonth');
  return `${day}\u00a0${bangkokTime(new Date(instant))}\u00a0น.`;
}

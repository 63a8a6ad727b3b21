import { addDays } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { cutGraphemes } from '../thai/text.ts';
import { meetingSpan } from './meeting-span.ts';

/** LINE takes a link of at most so many letters; a Thai letter becomes nine. */
const mostLetters = 1_000;

/** Opens Google Calendar with the meeting, of the whole day without a time; the reader saves it there. */
export function googleCalendarUrl(meeting: {
  title: string;
  on: Day;
  startAt: string;
  place: string;
}): string {
  const dates = datesOf(meeting);
  const url = (title: string, place: string): string => {
    const location = place === '' ? '' : `&location=${encodeURIComponent(place.toWellFormed())}`;
    const text = encodeURIComponent(title.toWellFormed());
    return `https://calendar.google.com/calendar/render?action=TEMPLATE&dates=${dates}&text=${text}${location}`;
  };
  const tries = [meeting.place, cutGraphemes(meeting.place, 30), ''].map((place) =>
    url(meeting.title, place),
  );
  const short = [cutGraphemes(meeting.title, 40), 'ประชุมคณะกรรมการ'].map((title) => url(title, ''));
  return [...tries, ...short].find((one) => one.length <= mostLetters) ?? url('ประชุม', '');
}

function datesOf(meeting: { on: Day; startAt: string }): string {
  const span = meetingSpan(meeting);
  const plainDay = (day: Day): string => day.replaceAll('-', '');
  if (!span) return `${plainDay(meeting.on)}/${plainDay(addDays(meeting.on, 1))}`;
  const plainTime = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  return `${plainTime(span.from)}/${plainTime(span.to)}`;
}

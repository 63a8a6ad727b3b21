import { addDays } from './calendar.ts';
import type { Day } from './calendar.ts';
import { cutGraphemes } from './thai/text.ts';

/** LINE limits the length of a link, and each Thai letter becomes nine characters in it. */
const mostLetters = 1_000;

/** Opens Google Calendar with the meeting as an all-day event, which the reader saves there. */
export function googleCalendarUrl(meeting: { title: string; on: Day; place: string }): string {
  const plain = (day: Day): string => day.replaceAll('-', '');
  const dates = `${plain(meeting.on)}/${plain(addDays(meeting.on, 1))}`;
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

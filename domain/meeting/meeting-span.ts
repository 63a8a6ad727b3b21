import { atBangkok } from '../calendar.ts';
import type { Day } from '../calendar.ts';

/** Calendars need an end. Committees meet for a morning or an afternoon. */
const hours = 3;

/** From when to when a calendar shows the meeting; null for a meeting without a time, which takes the whole day. */
export function meetingSpan(meeting: {
  on: Day;
  startAt: string;
}): { from: Date; to: Date } | null {
  if (meeting.startAt === '') return null;
  const from = atBangkok(meeting.on, meeting.startAt);
  return { from, to: new Date(from.getTime() + hours * 60 * 60 * 1_000) };
}

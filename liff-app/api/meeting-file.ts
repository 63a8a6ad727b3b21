import { addDays, startOfDay } from '#domain/calendar.ts';
import { meetingSpan } from '#domain/meeting/meeting-span.ts';
import type { MeetingView } from '#use-cases/meetings/read-meeting.ts';

/**
 * The meeting as a calendar file (RFC 5545). The same meeting keeps its UID, and each change counts SEQUENCE up,
 * so that a calendar that has it moves or cancels it. The library is loaded with the first file.
 */
export async function meetingFile(meeting: MeetingView): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator');
  const isOff = meeting.cancelled !== null;
  const calendar = ical({
    prodId: { company: 'prasan', product: 'meetings', language: 'TH' },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    ...timesOf(meeting),
    id: `${meeting.id}@prasan`,
    sequence: meeting.sequence,
    // The bytes follow from the meeting alone.
    stamp: meeting.changedAt ?? startOfDay(meeting.on),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `ประชุมคณะกรรมการ ${meeting.centre.label}`,
    ...(meeting.place === '' ? {} : { location: meeting.place }),
  });
  return calendar.toString();
}

/** Hours are written in UTC. A meeting without an hour takes the whole day; its end is the day after. */
function timesOf(meeting: MeetingView) {
  const span = meetingSpan(meeting);
  if (span) return { start: span.from, end: span.to };
  return { start: meeting.on, end: addDays(meeting.on, 1), allDay: true };
}

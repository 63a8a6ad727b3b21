import { bangkokDay } from '#domain/calendar.ts';
import { isAhead } from '#domain/meeting/planned-meeting.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { JobTools } from './job.ts';

/** A reminder of a meeting that is still on that day and not over. Says the time and place it has by now. */
export async function meetingLeft(
  { db, clock }: JobTools,
  notice: Extract<Notice, { kind: 'meeting' }>,
): Promise<Notice | null> {
  const meeting = await db.stores.meetings.get(notice.meeting);
  if (!meeting || meeting.cancelled || meeting.on !== notice.on) return null;
  if (notice.on < bangkokDay(clock())) return null;
  const { startAt = '', place } = meeting;
  return { ...notice, startAt, place };
}

/** The newest decision about a meeting that is not over. An older one is told by the message of the newest. */
export async function meetingNewsLeft(
  { db, clock }: JobTools,
  notice: Extract<Notice, { kind: 'meetingNotice' }>,
): Promise<Notice | null> {
  const meeting = await db.stores.meetings.get(notice.meeting);
  if (!meeting || (meeting.sequence ?? 0) !== notice.sequence) return null;
  const isNews = isAhead(notice, clock()) || (notice.was !== null && isAhead(notice.was, clock()));
  return isNews ? notice : null;
}

import { isDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers } from '#domain/form/form.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Plans the next meeting named in a meeting report, so that members are reminded. What was announced or changed by
 * people since the report named that day stays as it is.
 */
export async function planNextMeeting(
  { stores }: UseCaseContext,
  of: { duty: Duty; answers: Answers },
): Promise<void> {
  if (of.duty.form !== 'meeting-report') return;
  const { id, centre, areaCode } = of.duty;
  const on = of.answers['nextMeetingOn'];
  const known = await stores.meetings.get(id);
  if (typeof on !== 'string' || !isDay(on)) {
    if (!known?.sequence) await stores.meetings.remove({ id });
    return;
  }
  if (known?.reportedOn === on) return;
  const others = await stores.meetings.comingOf([centre], on);
  if (others.some((meeting) => meeting.on === on && meeting.id !== id)) return;
  const place = of.answers['place'];
  await stores.meetings.put({
    id,
    centre,
    areaCode,
    on,
    place: typeof place === 'string' ? place : '',
    duty: id,
    reportedOn: on,
    ...(known?.sequence ? { sequence: known.sequence + 1 } : {}),
  });
}

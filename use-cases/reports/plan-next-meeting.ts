import { isDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers } from '#domain/form/form.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Plans the next meeting that a meeting report names, so that members are reminded of it. */
export async function planNextMeeting(
  { stores }: UseCaseContext,
  of: { duty: Duty; answers: Answers },
): Promise<void> {
  if (of.duty.form !== 'meeting-report') return;
  const on = of.answers['nextMeetingOn'];
  if (typeof on !== 'string' || !isDay(on)) {
    await stores.meetings.remove({ id: of.duty.id });
    return;
  }
  const place = of.answers['place'];
  await stores.meetings.put({
    id: of.duty.id,
    centre: of.duty.centre,
    areaCode: of.duty.areaCode,
    on,
    place: typeof place === 'string' ? place : '',
    duty: of.duty.id,
  });
}

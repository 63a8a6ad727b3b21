import * as fc from 'fast-check';
import type { Day } from '#domain/calendar.ts';
import type { Notice } from '#models/notice-schema.ts';
import { hostile } from './hostile.ts';

const startAt = fc.constantFrom('', '09:00', '13:30');

/** Reminders of meetings, and what was decided about them. */
export function noticesOfMeetings(day: fc.Arbitrary<Day>): fc.Arbitrary<Notice> {
  const meeting = {
    meeting: fc.constant('m'),
    centreName: hostile,
    on: day,
    startAt,
    place: hostile,
  };
  return fc.oneof(
    fc.record({ ...meeting, kind: fc.constant('meeting' as const) }),
    fc.record({
      ...meeting,
      kind: fc.constant('meetingNotice' as const),
      what: fc.constantFrom('announced', 'changed', 'cancelled', 'restored'),
      sequence: fc.nat({ max: 99 }),
      was: fc.option(fc.record({ on: day, startAt, place: hostile }), { nil: null }),
      by: hostile,
      reason: hostile,
    }),
  );
}

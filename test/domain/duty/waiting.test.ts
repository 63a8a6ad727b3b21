import { expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { waitingDays } from '#domain/duty/waiting.ts';
import { dutyOf } from '../../support/world.ts';

it.each<[string, Partial<Duty>, number | null]>([
  ['overdue since its date', { dueOn: '2024-12-25' }, 3],
  ['open since its opening', { opensOn: '2024-12-20', dueOn: '2025-01-25' }, 8],
  ['not open yet', { opensOn: '2025-01-05', dueOn: '2025-01-25' }, null],
  [
    'at the district since it was sent',
    { state: 'inReview', reviewAt: 'district', submittedAt: atBangkok('2024-12-22', '09:00') },
    6,
  ],
  [
    'returned since then',
    {
      state: 'returned',
      returnNote: { text: '', count: 1, by: 'x', at: atBangkok('2024-12-27', '16:00') },
    },
    1,
  ],
  ['accepted', { state: 'accepted' }, null],
])('counts the days of a duty that is %s', (_, change, days) => {
  const duty = dutyOf({ obligation: 'grading' }, change);
  expect(waitingDays(duty, '2024-12-28')).toBe(days);
});

import { describe, expect, it } from 'vitest';
import { atBangkok, daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isInSendWindow, nextSendMoment, sendWindow } from '#domain/send-window.ts';
import { holidays } from '../support/world.ts';

describe('the send window', () => {
  it.each<[Day, string, string]>([
    ['2024-12-18', '08:29', '2024-12-18 08:30'],
    ['2024-12-18', '08:30', '2024-12-18 08:30'],
    ['2024-12-18', '16:29', '2024-12-18 16:29'],
    ['2024-12-18', '16:30', '2024-12-19 08:30'],
    ['2024-12-20', '17:00', '2024-12-23 08:30'],
    ['2024-12-27', '17:00', '2025-01-02 08:30'],
    ['2024-12-28', '10:00', '2025-01-02 08:30'],
    ['2024-12-10', '10:00', '2024-12-11 08:30'],
  ])('for a message of %s %s opens at %s', (day, time, expected) => {
    const now = atBangkok(day, time);
    const [on = '', at = ''] = expected.split(' ');
    expect(nextSendMoment(now, { holidays, window: sendWindow })).toEqual(
      atBangkok(daySchema.parse(on), at),
    );
    expect(isInSendWindow(now, { holidays, window: sendWindow })).toBe(
      expected === `${day} ${time}`,
    );
  });
});

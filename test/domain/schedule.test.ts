import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atBangkok, daySchema } from '#domain/calendar.ts';
import { slotAt, slotsBetween } from '#domain/schedule.ts';
import type { Schedule } from '#domain/schedule.ts';

const daily: Schedule = { daily: '08:30' };
const monday: Schedule = { weekly: '09:00', weekday: 1 };

describe('the newest time of a job’s schedule', () => {
  it.each<[Schedule, Day, string, string]>([
    [daily, '2024-12-18', '08:30', '2024-12-18 08:30'],
    [daily, '2024-12-18', '08:29', '2024-12-17 08:30'],
    [daily, '2025-01-01', '00:00', '2024-12-31 08:30'],
    [monday, '2024-12-16', '09:00', '2024-12-16 09:00'],
    [monday, '2024-12-16', '08:59', '2024-12-09 09:00'],
    [monday, '2024-12-22', '23:59', '2024-12-16 09:00'],
    [{ every: 1 }, '2024-12-18', '08:30', '2024-12-18 08:30'],
    [{ every: 15 }, '2024-12-18', '08:44', '2024-12-18 08:30'],
  ])('for %o on %s at %s is %s', (schedule, day, time, expected) => {
    const [on = '', at = ''] = expected.split(' ');
    expect(slotAt(schedule, atBangkok(day, time))).toEqual(atBangkok(daySchema.parse(on), at));
  });

  it('is never after now and never more than a week before it', () => {
    const instants = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(daily, monday, { every: 7 }), (now, schedule) => {
        const age = now.getTime() - slotAt(schedule, now).getTime();
        expect(age >= 0 && age < 7 * 86_400_000).toBe(true);
      }),
    );
  });
});

describe('the times of a schedule between two instants', () => {
  it('come in order, each once, without the first instant and with the last', () => {
    const span = { from: atBangkok('2024-12-15', '08:30'), to: atBangkok('2024-12-17', '08:30') };
    expect(slotsBetween([daily, monday, daily, { every: 1 }], span)).toEqual([
      atBangkok('2024-12-16', '08:30'),
      atBangkok('2024-12-16', '09:00'),
      atBangkok('2024-12-17', '08:30'),
    ]);
    expect(slotsBetween([daily], { from: span.to, to: span.to })).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { googleCalendarUrl } from '#domain/meeting/google-calendar.ts';

it('opens the calendar with title, whole day and place of the meeting', () => {
  const url = new URL(
    googleCalendarUrl({
      title: 'ประชุม ศอช.ต.งิ้ว',
      on: '2024-12-31',
      startAt: '',
      place: 'ห้องประชุม อบต.งิ้ว',
    }),
  );
  expect(url.origin).toBe('https://calendar.google.com');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    action: 'TEMPLATE',
    dates: '20241231/20250101',
    text: 'ประชุม ศอช.ต.งิ้ว',
    location: 'ห้องประชุม อบต.งิ้ว',
  });
});

it('names the hours of a meeting with a time in UTC', () => {
  const meeting = { title: 'ประชุม', on: '2024-12-31', startAt: '13:30', place: '' } as const;
  const { searchParams } = new URL(googleCalendarUrl(meeting));
  expect(searchParams.get('dates')).toBe('20241231T063000Z/20241231T093000Z');
});

it('is never longer than LINE takes, for names of any length', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(texts, texts, (title, place) => {
      const meeting = { title, on: '2024-12-18', startAt: '09:00', place } as const;
      expect(googleCalendarUrl(meeting).length).toBeLessThanOrEqual(1_000);
    }),
  );
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { googleCalendarUrl } from '#domain/meeting-calendar.ts';

it('the calendar link has title, whole day and place of the meeting', () => {
  const url = new URL(
    googleCalendarUrl({ title: 'ประชุม ศอช.ต.งิ้ว', on: '2024-12-31', place: 'ห้องประชุม อบต.งิ้ว' }),
  );
  expect(url.origin).toBe('https://calendar.google.com');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    action: 'TEMPLATE',
    dates: '20241231/20250101',
    text: 'ประชุม ศอช.ต.งิ้ว',
    location: 'ห้องประชุม อบต.งิ้ว',
  });
});

it('the calendar link is never longer than LINE accepts, for names of any length', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(texts, texts, (title, place) => {
      expect(googleCalendarUrl({ title, on: '2024-12-18', place }).length).toBeLessThanOrEqual(
        1_000,
      );
    }),
  );
});

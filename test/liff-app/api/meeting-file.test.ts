import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { meetingFile } from '#api/meeting-file.ts';

const meeting = {
  id: '7a7bd9f2-64a5-4a4e-8f06-0d1a3c7e5b21',
  centre: { id: 't570401', label: 'ศอช.ต.เวียง' },
  on: '2025-01-15',
  startAt: '13:30',
  place: 'ห้องประชุม อบต.เวียง, ชั้น 2; ตึกใหม่',
  sequence: 2,
  changedAt: atBangkok('2024-12-18', '09:00'),
  cancelled: null,
  isOver: false,
  mayPlan: true,
} as const;

/** The lines as a calendar reads them: folded lines joined, escapes still there. */
async function linesOf(of: Parameters<typeof meetingFile>[0]): Promise<string[]> {
  const text = await meetingFile(of);
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar file of a meeting', () => {
  it('names the hours in UTC, with UID, SEQUENCE, place and title', async () => {
    expect(await linesOf(meeting)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//prasan//meetings//TH',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:7a7bd9f2-64a5-4a4e-8f06-0d1a3c7e5b21@prasan',
      'SEQUENCE:2',
      'DTSTAMP:20241218T020000Z',
      'DTSTART:20250115T063000Z',
      'DTEND:20250115T093000Z',
      'SUMMARY:ประชุมคณะกรรมการ ศอช.ต.เวียง',
      String.raw`LOCATION:ห้องประชุม อบต.เวียง\, ชั้น 2\; ตึกใหม่`,
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('is the same bytes each time, and keeps its UID after a change', async () => {
    expect(await meetingFile(meeting)).toBe(await meetingFile(meeting));
    const moved = await linesOf({ ...meeting, on: '2025-01-20', sequence: 3 });
    expect(moved).toContain('UID:7a7bd9f2-64a5-4a4e-8f06-0d1a3c7e5b21@prasan');
    expect(moved).toContain('SEQUENCE:3');
    expect(moved).toContain('DTSTART:20250120T063000Z');
  });

  it('cancels the meeting in the calendar that has it', async () => {
    const lines = await linesOf({ ...meeting, sequence: 3, cancelled: { reason: 'น้ำท่วม' } });
    expect(lines).toContain('METHOD:CANCEL');
    expect(lines).toContain('STATUS:CANCELLED');
  });

  it('takes the whole day without an hour, and its end is the day after', async () => {
    const lines = await linesOf({ ...meeting, startAt: '', changedAt: null, sequence: 0 });
    expect(lines).toContain('DTSTART;VALUE=DATE:20250115');
    expect(lines).toContain('DTEND;VALUE=DATE:20250116');
  });

  it('ends each line with CRLF, folds at 75 bytes and adds no line, for any place and name', async () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 150 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (label, place) => {
        const text = await meetingFile({ ...meeting, centre: { id: 'c', label }, place });
        const raw = text.split('\r\n');
        expect(raw.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(raw.some((line) => /[\r\n]/.test(line))).toBe(false);
        const names = (await linesOf({ ...meeting, centre: { id: 'c', label }, place })).map(
          (line) => line.split(/[:;]/)[0],
        );
        expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
        expect(names.filter((name) => name === 'DTSTART')).toHaveLength(1);
      }),
    );
  });
});

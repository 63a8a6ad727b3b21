import type { Day } from '#domain/calendar.ts';
import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { previewLetter, roundWarnings, warningsOf } from '#domain/letter/preview.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import type { Letter, Round } from '#domain/letter/letter.ts';
import { toLatinDigits } from '#domain/thai/number.ts';
import { centres, holidays, letter, now } from '#test/support/world.ts';

function warned(dates: { dueOn: Day; opensOn?: Day }, at = now): string[] {
  const found = roundsOf(letter).find(({ obligation }) => obligation.id === 'grading');
  if (!found) throw new Error('no grading');
  const round: Round = { ...found.round, opensOn: '2024-10-02', ...dates };
  const warnings = roundWarnings({ ...found, round }, { letter, holidays, now: at });
  return warnings.map((warning) => warning.text);
}

const told = (others: Letter[], off = holidays) =>
  warningsOf({ letter, holidays: off, now, others, numbersUsed: [] }).map(
    (warning) => warning.text,
  );

describe('a warning before a letter is published', () => {
  it.each<[string, { dueOn: Day; opensOn?: Day }, RegExp]>([
    ['a day off', { dueOn: '2025-01-04' }, /^ข้อ \S+ ประเมินระดับ ครั้งที่ 1 .*4 ม\.ค\. 2568 ตรงกับวันหยุด$/],
    ['a past date', { dueOn: '2024-12-17' }, /17 ธ\.ค\. 2567 ผ่านไปแล้ว/],
    ['a date outside the year', { dueOn: '2025-10-01' }, /1 ต\.ค\. 2568 อยู่นอกปีงบประมาณ 2568/],
    [
      'too little time for the district',
      { dueOn: '2025-01-10', opensOn: '2025-01-08' },
      /ตำบลต้องส่งอำเภอก่อนวันเปิดให้ส่ง/,
    ],
  ])('names the report, the date and the reason: %s', (_what, dates, text) => {
    const texts = warned(dates);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^ข้อ \S+ ประเมินระดับ ครั้งที่ 1 /);
    expect(texts[0]).toMatch(text);
  });

  it('is not given for today, nor for the first and last day of the year', () => {
    expect(warned({ dueOn: '2024-12-18' })).toEqual([]);
    expect(warned({ dueOn: '2025-09-30' })).toEqual([]);
    const before = atBangkok('2024-09-02', '09:00');
    expect(warned({ dueOn: '2024-10-01', opensOn: '2024-09-02' }, before)).toEqual([]);
    expect(warned({ dueOn: '2024-09-30', opensOn: '2024-09-02' }, before)).toEqual([
      expect.stringContaining('อยู่นอกปีงบประมาณ 2568'),
    ]);
  });

  it('is not given when the tambon’s due date is the opening day', () => {
    expect(warned({ dueOn: '2024-12-25', opensOn: '2024-12-18' })).toEqual([]);
  });

  it('names the year without days off, the older letter in force, and the report requested twice', () => {
    expect(told([], new Set())).toEqual([
      expect.stringContaining('วันหยุดของปี 2567'),
      expect.stringContaining('วันหยุดของปี 2568'),
    ]);
    expect(told([{ ...letter, id: 'old', fiscalYear: 2567 }])).toEqual([
      expect.stringContaining('หนังสือปี 2567 ยังใช้อยู่'),
    ]);
    expect(told([{ ...letter, id: 'twin' }])).toContainEqual(
      expect.stringMatching(/^ประเมินระดับ ปี 2568 มีในหนังสือฉบับอื่น/),
    );
  });
});

describe('the number of a letter', () => {
  const codes = (numbersUsed: string[]) =>
    warningsOf({ letter, holidays, now, others: [], numbersUsed }).map((warning) => warning.code);

  it('gets a warning when an earlier letter has it, in Thai or Arabic digits', () => {
    expect(codes([letter.number])).toContain('sameNumber');
    expect(codes([toLatinDigits(letter.number)])).toContain('sameNumber');
  });

  it('gets no warning when it is new', () => {
    expect(codes(['ชร 0019.2/ว 9999'])).not.toContain('sameNumber');
  });
});

describe('the preview of a letter', () => {
  const seen = previewLetter({ letter, centres, holidays, now, others: [], numbersUsed: [] });

  it('has a line with a unique key for each round', () => {
    expect(seen.rounds.map((round) => round.key)).toContain('grading.2');
    expect(new Set(seen.rounds.map((round) => round.key)).size).toBe(seen.rounds.length);
  });

  it('names every district that will owe something', () => {
    const names = seen.districts.map((district) => district.name);
    expect(names.toSorted()).toEqual(
      [...new Set(centres.map((centre) => centre.districtName))].toSorted(),
    );
  });

  it('counts zero when no centre owes a report', () => {
    const none = previewLetter({ letter, centres: [], holidays, now, others: [], numbersUsed: [] });
    expect(none.rounds.map((round) => round.count)).toEqual(seen.rounds.map(() => 0));
    expect([none.total, none.districts]).toEqual([0, []]);
  });
});

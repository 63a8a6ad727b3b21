import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atBangkok, daySchema } from '#domain/calendar.ts';
import { formatDay, formatTime, parseThaiDate } from '#domain/thai/date.ts';
import type { DayStyle, ParsedDate } from '#domain/thai/date.ts';
import { toThaiDigits } from '#domain/thai/number.ts';
import table from './thai-date-cases.json' with { type: 'json' };

const today = daySchema.parse(table.meta.today);
const days = fc.integer({ min: -3600, max: 1800 }).map((offset) => addDays(today, offset));

function told(parsed: ParsedDate): string {
  if (parsed.kind === 'day') return parsed.day;
  if (parsed.kind === 'invalid') return 'invalid';
  return parsed.ask === 'range' ? `ask-range ${parsed.day ?? ''}` : `ask-${parsed.ask}`;
}

describe('the function parseThaiDate', () => {
  test.each(table.cases)('reads "$in" as $out', ({ in: text, out }) => {
    expect(told(parseThaiDate(text, today))).toBe(out);
  });

  test('is tested with 35 cases', () => {
    expect(table.cases).toHaveLength(35);
  });

  test.each([
    ['25/12/24', '2024-12-25', '1981-12-25'],
    ['15/6/10', '2010-06-15', '1967-06-15'],
    ['29/2/24', '2024-02-29', null],
  ])('offers the readings of %s in both eras', (text, day, buddhist) => {
    expect(parseThaiDate(text, today)).toEqual({ kind: 'ask', ask: 'era', day, buddhist });
  });

  test('does not ask for the era of a day that exists only as a พ.ศ. date', () => {
    expect(told(parseThaiDate('29/2/11', today))).toBe('ask-range 1968-02-29');
  });

  test('proposes this year when no year is given, unless the day does not exist in this year', () => {
    expect(parseThaiDate('25 ธ.ค.', today)).toEqual({
      kind: 'ask',
      ask: 'year',
      day: '2026-12-25',
    });
    expect(parseThaiDate('29 ก.พ.', today)).toEqual({ kind: 'ask', ask: 'year' });
    expect(parseThaiDate('31 เม.ย.', today)).toEqual({ kind: 'invalid' });
  });

  test('uses the stated era for a year of two digits', () => {
    expect(told(parseThaiDate('25 ธันวาคม ค.ศ. 24', today))).toBe('2024-12-25');
    expect(told(parseThaiDate('25 ธันวาคม พ.ศ. 67', today))).toBe('2024-12-25');
    expect(told(parseThaiDate('25 ธันวาคม พ.ศ. 2024', today))).toBe('invalid');
    expect(told(parseThaiDate('25 ธันวาคม ค.ศ. 2567', today))).toBe('invalid');
  });

  test('asks about years more than ten back or five ahead, and accepts those limits', () => {
    expect(told(parseThaiDate('1/1/2559', today))).toBe('2016-01-01');
    expect(told(parseThaiDate('1/1/2558', today))).toBe('ask-range 2015-01-01');
    expect(told(parseThaiDate('1/1/2574', today))).toBe('2031-01-01');
    expect(told(parseThaiDate('1/1/2575', today))).toBe('ask-range 2032-01-01');
    expect(told(parseThaiDate('1/1/40', today))).toBe('ask-range 1997-01-01');
  });

  test('asks when the weekday does not match the day', () => {
    expect(told(parseThaiDate('วันพุธที่ 25 ธ.ค. 2567', today))).toBe('2024-12-25');
    expect(told(parseThaiDate('วันพฤหัสที่ 26 ธ.ค. 2567', today))).toBe('2024-12-26');
    expect(parseThaiDate('วันจันทร์ที่ 25 ธ.ค. 2567', today)).toEqual({
      kind: 'ask',
      ask: 'weekday',
      day: '2024-12-25',
    });
  });

  test.each(['short', 'medium', 'long', 'full'] satisfies DayStyle[])(
    'reads back any day written %s, in either script',
    (style) => {
      fc.assert(
        fc.property(days, (on) => {
          const text = formatDay(on, style);
          expect(parseThaiDate(text, today)).toEqual({ kind: 'day', day: on });
          expect(parseThaiDate(toThaiDigits(text), today)).toEqual({ kind: 'day', day: on });
        }),
      );
    },
  );

  test('never throws and answers only real days, for any text', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789๑๒/-. กพ.ศธคม')) }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseThaiDate(text, today);
        const answered = parsed.kind === 'day' ? parsed.day : today;
        expect(daySchema.safeParse(answered).success).toBe(true);
      }),
    );
  });
});

describe('the function formatDay', () => {
  test('writes Wednesday 25 December 2567 in every style', () => {
    const written = (style: DayStyle) => formatDay('2024-12-25', style);
    expect(written('short')).toBe('25/12/67');
    expect(written('medium')).toBe('25 ธ.ค. 2567');
    expect(written('dayMonth')).toBe('25 ธ.ค.');
    expect(written('long')).toBe('25 ธันวาคม 2567');
    expect(written('full')).toBe('วันพุธที่ 25 ธันวาคม พ.ศ. 2567');
    expect(formatDay('2024-12-18', 'weekdayShort')).toBe('พุธ 18 ธ.ค. 2567');
  });

  test.each(['short', 'medium', 'long', 'full'] as const)(
    'agrees with the platform for any day in style %s',
    (style) => {
      const intl = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', {
        timeZone: 'Asia/Bangkok',
        dateStyle: style,
      });
      fc.assert(
        fc.property(days, (on) => {
          expect(formatDay(on, style)).toBe(intl.format(atBangkok(on, '12:00')));
        }),
      );
    },
  );
});

test('formatTime gives the Bangkok time of an instant, in any time zone of the machine', () => {
  expect(formatTime(new Date('2024-12-18T03:42:00Z'))).toBe('10.42 น.');
});

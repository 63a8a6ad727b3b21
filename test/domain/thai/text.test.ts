import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  containsNationalId,
  withoutNationalIds,
  countGraphemes,
  cutGraphemes,
  cutUnits,
  looseThai,
  normalizeThai,
} from '#domain/thai/text.ts';
import { formatNumber, formatPercent, toLatinDigits, toThaiDigits } from '#domain/thai/number.ts';

const thai = fc.string({ unit: fc.constantFrom(...Array.from('กขนปรศอชเแิีุู่้๊ำาํ์ .0๑a👩‍🌾')) });

describe('cutting a Thai text', () => {
  test('counts a letter with its marks as one character', () => {
    expect(countGraphemes('น้ำใจ')).toBe(3);
    expect(cutGraphemes('น้ำใจ', 1)).toBe('น้ำ');
    expect(cutUnits('น้ำใจ', 4)).toBe('น้ำใ');
  });

  test('leaves a letter out rather than cut off its marks', () => {
    expect(cutUnits('กน้ำ', 3)).toBe('ก');
    expect(cutUnits('ศอช.ต.', 6)).toBe('ศอช.ต.');
  });

  test('never exceeds the limit and always ends between two characters', () => {
    fc.assert(
      fc.property(thai, fc.nat(30), (text, max) => {
        const units = cutUnits(text, max);
        expect(units.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(units)).toBe(true);
        expect(countGraphemes(units) + countGraphemes(text.slice(units.length))).toBe(
          countGraphemes(text),
        );
        expect(countGraphemes(cutGraphemes(text, max))).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('the function normalizeThai', () => {
  test.each([
    ['ศอช. ต.ริมกก', 'ศอชตริมกก'],
    [' สถานะ ', 'สถานะ'],
    ['ข้อ ๑.๒', 'ข้อ12'],
    ['กําหนดส่ง', 'กำหนดส่ง'],
    ['เเม่สาย', 'แม่สาย'],
    ['น่ี', 'นี่'],
    ['ส่่งรายงาน', 'ส่งรายงาน'],
    ['LINE', 'line'],
    ['ช่วยเหลือ', 'ช่วยเหลือ'],
  ])('reads "%s" as "%s"', (text, key) => {
    expect(normalizeThai(text)).toBe(key);
  });

  test('changes nothing when applied to its own result', () => {
    fc.assert(
      fc.property(thai, (text) => {
        expect(normalizeThai(normalizeThai(text))).toBe(normalizeThai(text));
      }),
      { examples: [['้ิำีุ'], ['ิุํีา']] },
    );
  });

  test('ignores a missing or wrong tone mark when compared loosely', () => {
    expect(looseThai('ชวยเหลือ')).toBe(looseThai('ช่วยเหลือ'));
    expect(looseThai('กำหนดส้ง')).toBe(looseThai('กำหนดส่ง'));
  });
});

/** Computes the check digit as the civil registry does. */
function nationalId(twelve: string): string {
  const sum = Array.from(twelve).reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return twelve + String((11 - (sum % 11)) % 10);
}
const ids = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 11, maxLength: 11 }),
  )
  .map(([first, rest]) => nationalId(`${first}${rest}`));

describe('the function containsNationalId', () => {
  test('finds any valid id, plain, dashed, spaced or in Thai digits', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const card = id.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1-$2-$3-$4-$5');
        expect(containsNationalId(`เลขที่ ${id} ครับ`)).toBe(true);
        expect(containsNationalId(card)).toBe(true);
        expect(containsNationalId(card.replaceAll('-', ' '))).toBe(true);
        expect(containsNationalId(`บัตร${toThaiDigits(card)}`)).toBe(true);
      }),
    );
  });

  test('finds an id with invisible characters, full-width digits or other separators in it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const card = id.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1.$2.$3.$4.$5');
        const wide = id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
        expect(containsNationalId(card)).toBe(true);
        expect(containsNationalId(card.replaceAll('.', '/'))).toBe(true);
        expect(containsNationalId(wide)).toBe(true);
        expect(containsNationalId(Array.from(id).join('\u200b'))).toBe(true);
      }),
    );
  });

  test('is false for every text after its ids are masked, and the rest of the text stays', () => {
    fc.assert(
      fc.property(ids, fc.string(), (id, rest) => {
        expect(containsNationalId(withoutNationalIds(`${rest} ${id} ${rest}`))).toBe(false);
        expect(withoutNationalIds(`ก ${id} ข`)).toBe('ก ************* ข');
      }),
    );
    expect(withoutNationalIds('โทร 081-234-5678\u200b')).toBe('โทร 081-234-5678\u200b');
  });

  test('does not mistake a wrong check digit for an id', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 9 }), (id, shift) => {
        const wrong = id.slice(0, 12) + String((Number(id[12]) + shift) % 10);
        expect(containsNationalId(wrong)).toBe(false);
      }),
    );
  });

  test('ignores phone numbers, dates, sums and longer numbers', () => {
    for (const text of [
      '081-234-5678',
      '25/12/2567',
      '1,234,567.50 บาท',
      '12345678901234567',
      'ชร 0019.2/ว 1234',
      '',
    ]) {
      expect(containsNationalId(text)).toBe(false);
    }
    const id = nationalId('081234567812');
    expect(containsNationalId(`${id.slice(0, 10)} ${id.slice(10)}`)).toBe(false);
    expect(containsNationalId(id)).toBe(true);
  });
});

describe('numbers in Thai texts', () => {
  test('are converted to Thai digits and back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(toLatinDigits(toThaiDigits(text))).toBe(text);
      }),
    );
    expect(toThaiDigits('ข้อ 1.2')).toBe('ข้อ ๑.๒');
  });

  test('have grouped thousands; shares have one decimal', () => {
    expect(formatNumber(1234567.5)).toBe('1,234,567.5');
    expect(formatPercent(64.27)).toBe('64.3%');
    expect(formatPercent(100)).toBe('100%');
  });
});

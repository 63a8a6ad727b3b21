import * as fc from 'fast-check';

/** Zero-width, direction and filler characters, and control characters without a width. */
const invisible = Array.from(
  '\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u00ad\u061c\u3164\u2800\ufeff\u0000\u0007',
);
/** Line breaks and spaces as programs paste them. Word’s soft break is a vertical tab. */
const blanks = Array.from(' \u00a0\t\n\r\u000b\u000c\u0085\u2028\u2029\u3000');
const combining = ['\u0e48', '\u0e49', '\u0e31', '\u0e33', '\u0301', '\u0323', '\u0e4d\u0e32'];
const words =
  'บาท ถ้วน บ. ฿ สตางค์ คน ราย ครั้ง โครงการ ครัวเรือน ปี หมู่ที่ หมู่ ม. พ.ศ. ค.ศ. วันที่ ต่อ กด ext โทร ร้อย หมื่น แสน .- ม.ค. ธันวาคม จันทร์ พุธ นาย นาง น.ส. ร.ต. ดร. พระ เมฆ ทดลอง ใจดี ประธาน กรรมการ บ้าน เครื่อง และ หรือ ประมาณ 🙏 👨‍👩‍👧'.split(
    ' ',
  );
const numbers =
  '0 3 5 12 50 67 68 100 500 1,500 1,5 1.500 2567 2568 2025 081 234 5678 0812345678 053777123 053 777 123 +66 9 9.30 25/12/67 25-12-2567 ๑๒ ๕๐๐ ๐๘๑ ๒๕๖๘'.split(
    ' ',
  );
const separators = Array.from('.,-–/:()+#;');

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...numbers) },
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...blanks) },
  { weight: 2, arbitrary: fc.constantFrom(...separators) },
  { weight: 2, arbitrary: fc.constantFrom(...invisible, ...combining) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
);

/** Thai, digits, marks and pasted junk, often almost a number, a date, a phone number or a name. */
export const typedText: fc.Arbitrary<string> = fc
  .array(fragment, { minLength: 1, maxLength: 7 })
  .map((parts) => parts.join(''));

/** One of these texts in which up to three characters or words were inserted, replaced or removed. */
export function nearly(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(40),
    removed: fc.nat(3),
    inserted: fc.oneof(fragment, fc.constant('')),
  });
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) => edits.reduce(edited, Array.from(text)).join(''));
}

function edited(
  letters: string[],
  { at, removed, inserted }: { at: number; removed: number; inserted: string },
): string[] {
  return letters.toSpliced(at, removed, ...Array.from(inserted));
}

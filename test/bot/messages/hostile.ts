import * as fc from 'fast-check';

const thaiMarks = ['น้ำ', 'ก็', 'ปี่', 'ญ', 'ฐ', 'ำ', 'เเ', '๑', '็'.repeat(40), '้'.repeat(300)];
const others = ['👨‍👩‍👧‍👦', '🏳️‍🌈', '\ud800', '\u0000', '\u200b', '\n', '\\"', '{{x}}', ' ', 'ﷺ'];

/** Text that people and hostile phones may type: marks without a letter, half an emoji, an empty text. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...thaiMarks, ...others), { maxLength: 60 }).map((all) => all.join('')),
  fc.constantFrom('ท่าข้าวเปลือกแห่งตำบลสมมุติที่ชื่อยาวมาก '.repeat(40), '', ' '.repeat(30)),
);

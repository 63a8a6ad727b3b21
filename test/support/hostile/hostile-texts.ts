/** Texts that once slowed a parser, or could. Each is repeated up to the requested length. */
export const hostileTexts: Record<string, string> = {
  'marks on ำ': 'ำ่้',
  'tone and vowel marks': '่ัิ้',
  'one mark': '\u0301',
  'mixed marks': '\u0316\u0301\u0e38\u0e48',
  digits: '1',
  'digits with separators': '1 - ',
  'thirteen digits': '1234567890123 ',
  blanks: ' ',
  'line breaks': ' \n ',
  'the word for day': 'วัน  ',
  'doubled vowels': 'เเ',
  'letters of a place': 'ต.',
  'mixed scripts': 'กaあ한א',
  'jamo of Hangul': '\u1112\u1161\u11ab',
};

export function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

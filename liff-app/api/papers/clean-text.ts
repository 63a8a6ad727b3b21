/**
 * PDF/A and PDF/UA need a glyph for every character. A character that Sarabun lacks (👍, 中, ☐, control
 * characters) would make the paper fail, so it is replaced or left out.
 */
const unknownSign =
  /[^\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017e\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u0e01-\u0e3a\u0e3f-\u0e5b\u2070\u2074-\u2079\u20ac\u2122\u2153\u2154\u215b-\u215e\u2190-\u2193\u2212\u221a\u221e\u2248\u2260\u2264\u2265\u25a0\u25b2\u25b6\u25bc\u25c0\u25c6\u25ca]/gu;

/** Bullets, boxes and ticks that people paste. */
const replacements: Readonly<Record<string, string>> = {
  '●': '•',
  '○': '•',
  '☐': '-',
  '☑': '/',
  '✓': '/',
  '✔': '/',
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '﹣': '-',
};

/**
 * Normalizes all texts of a value to NFC, with ํ + า as ำ, and keeps only characters that can be printed.
 */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanTexts(part)]));
}

function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/\r\n?/g, '\n')
    .replace(
      unknownSign,
      (sign) => replacements[sign] ?? sign.normalize('NFKC').replace(unknownSign, ''),
    )
    .replace(/(?<! ) {2,}/g, ' ')
    .trim();
}

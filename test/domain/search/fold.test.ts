import { describe, expect, it } from 'vitest';
import { limits } from '#domain/limits.ts';
import { foldText, queryTokens, queryWords, searchTokens } from '#domain/search/fold.ts';

const finds = (text: string, query: string): boolean => {
  const folded = foldText(text);
  const words = queryWords(query);
  const tokens = searchTokens(folded);
  return (
    words.length > 0 &&
    queryTokens(words).every((token) => tokens.some((one) => one.startsWith(token))) &&
    words.every((word) => folded.includes(word))
  );
};

describe('searching a text', () => {
  const centre = 'ศอช.ต.ดอยงาม อ.พาน';
  const order = 'คำสั่งแต่งตั้งที่ 214/2567 ศอช.ต.แม่อ้อ';
  it.each([
    [centre, 'ดอยงาม'],
    [centre, 'ศอชต ดอย'],
    [centre, 'ศอช.ต.ดอยงาม'],
    [centre, 'ตำบลดอยงาม'],
    [centre, 'อำเภอพาน'],
    [centre, 'พาน ดอยงาม'],
    [centre, 'งาม'],
    ['นายปั๋น ทดลอง', 'ปั๋นทดลอง'],
    ['นายปั๋น ทดลอง', 'ปัน'],
    [order, '๒๑๔/๒๕๖๗'],
    [order, 'แม่อ้อ'],
    [order, 'เเม่ออ'],
    ['ประเมินความก้าวหน้า ครั้งที่ 2 ศอช.ต.ดอยงาม', 'ประเมินความก้าวหน้าครั้งที่2 ดอยงาม'],
  ])('finds %j with the query %j', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  it.each([
    [centre, 'ดอยงาย'],
    [centre, 'ดอยงาม เทิง'],
    [centre, 'ด'],
    [centre, ' . '],
    [centre, ''],
  ])('does not find %j with the query %j', (text, query) => {
    expect(finds(text, query)).toBe(false);
  });

  it('uses only the first letters of a long query and keeps few tokens of a text', () => {
    const words = queryWords('ก'.repeat(500));
    expect(words.join('').length).toBe(limits.search.queryLetters);
    const folded = foldText(centre);
    expect(searchTokens(folded).length).toBeLessThanOrEqual(folded.length);
    expect(Math.max(...searchTokens(folded).map((token) => token.length))).toBe(
      limits.search.tokenLetters,
    );
  });
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writePage } from '#api/papers/write-paper.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';

const papers = papersOf(inventArea({ area: '5704', isPartial: true }));
const register = papers.find(({ layout }) => layout === 'register-district');

/** The number of dark pixels in each quarter of the page. */
async function inkOf(svg: string): Promise<number> {
  const { data } = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length;
}

describe('the preview of a printed page', () => {
  it('shows one page of several, with the glyphs of that page only', async () => {
    if (!register) throw new Error('no register');
    const task = { ...register, places: [] };
    const first = await writePage(task, 1);
    const second = await writePage(task, 2);
    expect([first.page, second.page]).toEqual([1, 2]);
    expect(first.pages).toBe(second.pages);
    expect(first.pages).toBeGreaterThan(5);
    const { width, height } = await sharp(Buffer.from(first.svg)).metadata();
    expect(width / height).toBeCloseTo(297 / 210, 2);
    const whole = await Promise.all([inkOf(first.svg), inkOf(second.svg)]);
    expect(Math.min(...whole)).toBeGreaterThan(3_000);
    expect(first.svg.length).toBeLessThan(700_000);
    expect(first.svg).not.toContain('<script');
  });

  it('shows the last page when a later one is requested', async () => {
    if (!register) throw new Error('no register');
    const { page, pages } = await writePage({ ...register, places: [] }, 999);
    expect(page).toBe(pages);
  });
});

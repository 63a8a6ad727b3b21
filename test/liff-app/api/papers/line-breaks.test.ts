import { describe, expect, it } from 'vitest';
import { createLineBreaker } from '#api/papers/line-breaks.ts';

const breakLine = createLineBreaker(['เทิง', 'งิ้ว', 'แม่ฟ้าหลวง']);
const shown = (text: string): string =>
  breakLine(text).replaceAll('\u200b', '|').replaceAll('\u00a0', '_');

describe('a printed Thai line', () => {
  it.each([
    ['คณะกรรมการหมู่บ้าน', 'คณะกรรมการ|หมู่บ้าน'],
    ['ตำบลงิ้วอำเภอเทิง', 'ตำบลงิ้ว|อำเภอเทิง'],
    ['ศอช.ต.งิ้ว ประชุม', 'ศอช.ต.งิ้ว ประชุม'],
    ['กลุ่มออมทรัพย์บ้านป่าตึง', 'กลุ่ม|ออมทรัพย์|บ้านป่าตึง'],
    ['มาประชุม 15 คน', 'มา|ประชุม 15_คน'],
    ['วันที่ 5 ธันวาคม', 'วันที่_5_ธันวาคม'],
    ['อำเภอแม่ฟ้าหลวง', 'อำเภอแม่ฟ้าหลวง'],
  ])('breaks between words only: %s', (text, broken) => {
    expect(shown(text)).toBe(broken);
  });

  it('is cut after every twelve clusters when it has no break', () => {
    const pieces = breakLine('กี้'.repeat(40)).split('\u200b');
    expect(pieces.every((piece) => piece.length <= 36)).toBe(true);
    expect(pieces.length).toBeGreaterThan(3);
  });
});

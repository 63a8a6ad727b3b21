import { describe, expect, it } from 'vitest';
import { layoutOf } from '#api/xlsx-layout.ts';

const text = (label: string) => ({ label, type: 'text' as const });
const sheet = (columns: number, cell: string) => ({
  name: 'แผ่น',
  columns: Array.from({ length: columns }, (_, at) => text(`ข้อ ${at}`)),
  rows: [Array.from({ length: columns }, () => cell)],
});

describe('the layout of a worksheet', () => {
  it('is as wide as its longest answer, without counting Thai marks above and below', () => {
    const [plain] = layoutOf(sheet(1, 'กกกกกกกกกกกก')).widths;
    const [marked] = layoutOf(sheet(1, 'กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่')).widths;
    expect(marked).toBe(plain);
    expect(plain).toBeGreaterThan(12);
  });

  it('breaks a long answer into lines, each with its height', () => {
    const { widths, rowHeights } = layoutOf(sheet(1, 'ความเห็นของผู้ตรวจ '.repeat(20)));
    const [one] = layoutOf(sheet(1, 'สั้น')).rowHeights;
    expect(widths[0]).toBeLessThan(50);
    expect(rowHeights[0]).toBeGreaterThan((one ?? 0) * 5);
    const [three] = layoutOf(sheet(1, 'ก\nข\nค')).rowHeights;
    expect(three).toBeGreaterThan((one ?? 0) * 2);
  });

  it('gives no row more than the 409 points that Excel allows', () => {
    const { rowHeights } = layoutOf(sheet(1, 'ความเห็นของผู้ตรวจ '.repeat(2_000)));
    expect(rowHeights).toEqual([409]);
  });

  it('is portrait when narrow, landscape when wide, and always large enough to read', () => {
    const looks = [3, 10, 40].map((columns) => layoutOf(sheet(columns, 'คำตอบยาวพอควรของข้อนี้')));
    expect(looks.map((look) => look.orientation)).toEqual(['portrait', 'landscape', 'landscape']);
    expect(looks.map((look) => look.fits)).toEqual([true, false, false]);
  });
});

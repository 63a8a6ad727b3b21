import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readXlsx, writeXlsx } from '../../../liff-app/api/xlsx.ts';
import { unpackedBytes } from '../../../liff-app/api/unpacked-bytes.ts';

const book = {
  name: 'ทะเบียน',
  sheets: [
    {
      name: 'ทะเบียน/กรรมการ:ทดลอง ชื่อยาวเกินกว่าที่โปรแกรมรับได้',
      heading: ['ทะเบียนกรรมการ', 'ศอช.ต.ตัวอย่าง'],
      columns: [
        { label: 'ชื่อ', type: 'text' as const },
        { label: 'หมู่ที่', type: 'number' as const },
        { label: 'ตั้งแต่', type: 'date' as const },
        { label: 'ตำแหน่ง', type: 'text' as const, options: ['ประธาน', 'กรรมการ'] },
      ],
      rows: [
        ['นางจันทร์ดี สมมุติ', 3, { day: '2024-12-25' }, 'ประธาน'],
        ['น้ำปั้น กตัญญู', null, null, 'กรรมการ'],
      ],
      roomFor: 50,
    },
  ],
};

/** A ZIP of one file, as honest or not as the test wants it. */
function zipOf(content: Buffer, stated = content.length): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30 + 1);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(stated, 22);
  head.writeUInt16LE(1, 26);
  const row = Buffer.alloc(46 + 1);
  row.writeUInt32LE(0x02014b50, 0);
  row.writeUInt16LE(8, 10);
  row.writeUInt32LE(packed.length, 20);
  row.writeUInt32LE(stated, 24);
  row.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(head.length + packed.length, 16);
  return Buffer.concat([head, packed, row, end]);
}

describe('an XLSX file', () => {
  it('that was written reads back with Thai text, numbers and days as they were', async () => {
    const [sheet] = await readXlsx(await writeXlsx(book));
    expect(sheet?.name).toBe('ทะเบียน กรรมการ ทดลอง ชื่อยาวเก');
    expect(sheet?.rows).toEqual([
      ['ทะเบียนกรรมการ'],
      ['ศอช.ต.ตัวอย่าง'],
      ['ชื่อ', 'หมู่ที่', 'ตั้งแต่', 'ตำแหน่ง'],
      ['นางจันทร์ดี สมมุติ', '3', '2024-12-25', 'ประธาน'],
      ['น้ำปั้น กตัญญู', '', '', 'กรรมการ'],
    ]);
  });

  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['text that calls itself a sheet', Buffer.from('ชื่อ,ตำแหน่ง\n')],
    ['a ZIP that is no workbook', zipOf(Buffer.from('สวัสดี'))],
    ['a file cut in the middle', zipOf(Buffer.alloc(4000, 1)).subarray(0, 40)],
    ['a ZIP whose list points outside', zipOf(Buffer.from('a')).fill(255, 40, 60)],
  ])('that is %s is refused in Thai', async (_what, bytes) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'sheet-unreadable' });
  });

  it('that unpacks to more than it says is measured, not believed', () => {
    const bomb = zipOf(Buffer.alloc(60_000_000), 10);
    expect(bomb.length).toBeLessThan(100_000);
    expect(unpackedBytes(bomb, 40_000_000)).toBeNull();
    expect(unpackedBytes(zipOf(Buffer.alloc(5_000)), 40_000_000)).toBe(5_000);
  });
});

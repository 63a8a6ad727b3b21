import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  clauseLabel,
  letterLine,
  overdueLabel,
  progressLabel,
  returnedLabel,
  revisionLabel,
} from '#domain/wording.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = globSync(
  [
    '{bot,demo,domain,jobs,simulator,use-cases}/**/*.{ts,tsx}',
    'liff-app/{api,contract,web}/**/*.{ts,tsx}',
    'docs/คู่มือ.md',
  ],
  { cwd: root, exclude: ['**/dist*/**'] },
);

/** Old words for one thing that has another name now. */
const refused: readonly [string | RegExp, string][] = [
  [/ขอเลื่อน|อนุญาตให้เลื่อน/, 'ขอขยายเวลา'],
  [/ทันกำหนดที่ขยาย|(?<!เวลา)ขยายถึง/, 'ส่งทันกำหนดใหม่, ขยายเวลาถึง'],
  [/เกินกำหนดมา/, 'เกินกำหนด 1 เรื่อง (174 วันแล้ว)'],
  [/(?:ดู|ทำ|เปิด|พบ|แก้ไข)รายการนี้|รายการนี้เปลี่ยน/, 'เรื่องนี้'],
  [/เกินกำหนด \$\{[^}]*\} รายการ/, 'เรื่อง'],
  [/(?:ส่งคืนแก้ไข|ที่แก้ไข|(?<!ต้อง)แก้) \$\{[^`]*\} จุด/, 'ข้อ'],
  [/มีงานถึง|ไม่ใช่งานของ/, 'เรื่อง'],
  [/ส่งครั้งที่ \$/, 'ฉบับที่'],
  [/เจ้าหน้าที่ สพจ/, 'เจ้าหน้าที่จังหวัด (สพจ.)'],
  [/\d\d:\d\d น\./, '09.00 น.'],
  [/ร่าง \$\{[^}]*\}\//, 'ทำแล้ว 14 จาก 28 ข้อ'],
  [/ยังไม่มีผู้รับทราบ/, 'พัฒนากรยังไม่กดรับทราบ'],
  [/วันที่เท่าใด|ประชุมที่ใด/, 'วันไหน, ที่ไหน'],
  [/พิมพ์ที่อื่น|บางคน: เปิดแบบ/, 'ใส่สถานที่ในแบบ, มาไม่ครบ เลือกรายชื่อ'],
  [/ระบบยังไม่เข้าใจ/, 'ขออภัย ระบบอ่านข้อความนี้ไม่ออก'],
  [/'อยู่ที่ท่าน'/, 'รอท่านทำ'],
  [/ยังไม่ไป/, 'ยังไม่ได้ส่ง'],
  [/บันทึกในเครื่อง|มีสัญญาณแล้วส่งเอง|ส่งให้เองเมื่อมีสัญญาณ/, 'เก็บในเครื่องแล้ว, เปิดหน้านี้เมื่อมีสัญญาณ'],
  [/เลือกค่าที่ใช้|อีกเครื่อง/, 'เลือกคำตอบที่ถูก'],
  [/ผู้รับได้แจ้ง/, 'ผู้รับจะได้รับแจ้งทาง LINE'],
  [/ท่านขอสำเนา แก้ไข/, 'ท่านขอสำเนา ขอแก้ไข'],
  [/ที่ท่านพิมพ์ยังอยู่/, 'ข้อความที่พิมพ์ยังอยู่ในเครื่องนี้'],
  [/เปลี่ยนสถานะไปแล้ว/, 'เรื่องนี้มีผู้ส่งหรือตรวจไปแล้ว'],
  [/ไม่พบที่ผิด/, 'กรอกครบทุกข้อ'],
  [/เพื่อกลับมาทำทีหลัง/, 'แล้วกลับมาแก้ทีหลัง'],
  [/ทำอย่างอื่น/, 'เมนูเพิ่มเติม'],
  [/(?<!กลับ)ไปงานของฉัน/, 'กลับไปงานของฉัน'],
];

/** These files list words that people type and words of offices’ lists, so they may contain old words. */
const understood = new Set(['domain/chat/intents.ts', 'domain/people/invite-list.ts']);

test.each(refused)(
  'no text of the product matches the refused word %s; the word to use is %s',
  (old) => {
    const lines = sources
      .filter((file) => !understood.has(file))
      .flatMap((file) =>
        readFileSync(join(root, file), 'utf8')
          .split('\n')
          .flatMap((line, index) => (line.search(old) < 0 ? [] : [`${file}:${index + 1} ${line}`])),
      );
    expect(lines).toEqual([]);
  },
);

test('words that chat and app share are the same in both', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(revisionLabel(2)).toBe('ฉบับที่ 2');
  expect(progressLabel({ done: 14, total: 28 })).toBe('ทำแล้ว 14 จาก 28 ข้อ');
  expect(clauseLabel('4')).toBe('หนังสือข้อ 4');
  expect(returnedLabel(1)).toBe('ส่งคืนแก้ไข 1 ข้อ');
  expect(overdueLabel({ count: 2, days: 174 })).toBe('เกินกำหนด 2 เรื่อง (174 วันแล้ว)');
});

test('a line that names a letter has one kind of digits', () => {
  const date = '2024-12-06';
  expect(letterLine({ number: 'ชร ๐๐๑๙.๒/ว', date })).toBe(
    'หนังสือที่ ชร ๐๐๑๙.๒/ว ลงวันที่ ๖ ธันวาคม ๒๕๖๗',
  );
  expect(letterLine({ number: 'ชร 0019/ว 12', date })).toContain('ลงวันที่ 6 ธันวาคม 2567');
});

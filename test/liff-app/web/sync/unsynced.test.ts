import { describe, expect, it } from 'vitest';
import { keptWord, unsentWord } from '#web/sync/unsynced.ts';
import type { UnsentDuty } from '#web/sync/unsynced.ts';

const typed: UnsentDuty = { duty: 'a', report: false, waitsFor: 'signal' };
const report: UnsentDuty = { duty: 'b', report: true, waitsFor: 'signal' };
const asked: UnsentDuty = { duty: 'c', report: false, waitsFor: 'person' };

describe('the note about unsent answers', () => {
  it('is empty when there are none', () => {
    expect(unsentWord([], false)).toBeNull();
  });

  it.each<[UnsentDuty[], boolean, string, string | null]>([
    [[typed], false, 'มีคำตอบที่ยังอยู่ในเครื่อง 1 เรื่อง รอสัญญาณ', null],
    [[typed, { ...typed, duty: 'd' }], true, 'มีคำตอบที่ยังอยู่ในเครื่อง 2 เรื่อง กำลังส่ง', null],
    [[typed, report], false, 'มีรายงานที่ยังไม่ได้ส่ง 1 ฉบับ รอสัญญาณ', 'b'],
    [[typed, report, asked], true, 'มีคำตอบที่ยังส่งไม่ได้ 1 เรื่อง', 'c'],
  ])(
    'names the gravest of %j with signal %s, and links to the form',
    (duties, online, text, open) => {
      expect(unsentWord(duties, online)).toEqual({ text, open });
    },
  );

  it.each<[UnsentDuty, boolean, string]>([
    [typed, false, 'ยังอยู่ในเครื่อง รอสัญญาณ'],
    [report, true, 'รายงานยังไม่ได้ส่ง กำลังส่ง'],
    [asked, true, 'ยังส่งไม่ได้ กรุณาเปิดแบบ'],
  ])('describes %j with signal %s on its own card', (unsentDuty, online, word) => {
    expect(keptWord(unsentDuty, online)).toBe(word);
  });
});

import { describe, expect, it } from 'vitest';
import { localLabel, unsyncedLabel } from '#web/sync/unsynced.ts';
import type { UnsyncedDuty } from '#web/sync/unsynced.ts';

const typed: UnsyncedDuty = { duty: 'a', report: false, waitsFor: 'network' };
const report: UnsyncedDuty = { duty: 'b', report: true, waitsFor: 'network' };
const asked: UnsyncedDuty = { duty: 'c', report: false, waitsFor: 'user' };

describe('the note about unsent answers', () => {
  it('is empty when there are no unsent answers', () => {
    expect(unsyncedLabel([], false)).toBeNull();
  });

  it.each<[UnsyncedDuty[], boolean, string, string | null]>([
    [[typed], false, 'มีคำตอบที่ยังอยู่ในเครื่อง 1 เรื่อง รอสัญญาณ', null],
    [[typed, { ...typed, duty: 'd' }], true, 'มีคำตอบที่ยังอยู่ในเครื่อง 2 เรื่อง กำลังส่ง', null],
    [[typed, report], false, 'มีรายงานที่ยังไม่ได้ส่ง 1 ฉบับ รอสัญญาณ', 'b'],
    [[typed, report, asked], true, 'มีคำตอบที่ยังส่งไม่ได้ 1 เรื่อง', 'c'],
  ])(
    'names the most serious of %j with signal %s, and links to the form',
    (duties, online, text, open) => {
      expect(unsyncedLabel(duties, online)).toEqual({ text, open });
    },
  );

  it.each<[UnsyncedDuty, boolean, string]>([
    [typed, false, 'ยังอยู่ในเครื่อง รอสัญญาณ'],
    [report, true, 'รายงานยังไม่ได้ส่ง กำลังส่ง'],
    [asked, true, 'ยังส่งไม่ได้ กรุณาเปิดแบบ'],
  ])('describes %j with signal %s on its own card', (unsentDuty, online, word) => {
    expect(localLabel(unsentDuty, online)).toBe(word);
  });
});

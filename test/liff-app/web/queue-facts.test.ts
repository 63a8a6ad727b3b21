import { describe, expect, it } from 'vitest';
import { dueFact } from '#web/screens/queue/queue-facts.ts';
import { dutyView } from './duty-view.ts';

const reached = { reachedProvinceAt: '2024-12-20T03:00:00.000Z', daysLeft: -12 };

describe("the date in a reviewer's list", () => {
  it.each([
    ['onTime', 'ถึงจังหวัดทันกำหนด'],
    ['onTimeExtended', 'ถึงจังหวัดทันวันที่ขยาย'],
    ['late', 'ถึงจังหวัดช้ากว่ากำหนด'],
  ] as const)(
    'describes a report as %s by the day it reached the province',
    (timeliness, words) => {
      expect(dueFact(dutyView({ ...reached, timeliness }))).toBe(words);
    },
  );

  it('counts the days of a report that is still at the district', () => {
    expect(dueFact(dutyView({ daysLeft: -2 }))).toBe('เกินกำหนดถึงจังหวัด 2 วัน');
    expect(dueFact(dutyView({ daysLeft: 0 }))).toBe('ถึงจังหวัดภายในวันนี้');
    expect(dueFact(dutyView({ daysLeft: 5 }))).toBe('ถึงจังหวัดภายใน 25\u00a0ธ.ค.');
  });

  it('says when an extra report has no date', () => {
    expect(dueFact(dutyView({ extra: true }))).toBe('ไม่มีกำหนด');
  });
});

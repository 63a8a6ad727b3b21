import { expect, test } from 'vitest';
import { isLong } from '#web/screens/papers/paper-address.ts';

const sheets = {
  paper: 'grading-sheet',
  standing: {
    accepted: 2,
    total: 16,
    mark: 'ร่าง',
    missing: [
      { areaCode: '570101', name: 'เวียง', notSent: 8, atDistrict: 1, atProvince: 1 },
      { areaCode: '570102', name: 'รอบเวียง', notSent: 4, atDistrict: 0, atProvince: 0 },
    ],
  },
} as const satisfies Parameters<typeof isLong>[0];
const file = { format: 'pdf', level: 'district', isBlank: false } as const;

test('a paper counts the reports that were sent, and a blank form all centres', () => {
  expect(isLong(sheets, file)).toBe(false);
  expect(isLong(sheets, { ...file, isBlank: true })).toBe(true);
  expect(isLong({ ...sheets, standing: { ...sheets.standing, missing: [] } }, file)).toBe(true);
});

test('a paper without parts is made at once', () => {
  expect(isLong({ paper: 'memo', standing: null }, file)).toBe(false);
});

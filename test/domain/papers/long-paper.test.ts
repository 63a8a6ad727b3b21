import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLongPaper } from '#domain/papers/long-paper.ts';
import { paperFormatSchema, paperIdSchema } from '#domain/papers/paper.ts';

const ofDistrict = { format: 'pdf', level: 'district' } as const;
const ofProvince = { format: 'pdf', level: 'province' } as const;

describe('a paper', () => {
  it.each([
    { paper: 'grading-sheet', ...ofDistrict, reports: 10 },
    { paper: 'operations', ...ofDistrict, reports: 16 },
    { paper: 'minutes', ...ofDistrict, reports: 17 },
    { paper: 'register', ...ofDistrict, reports: 12 },
    { paper: 'register', ...ofProvince, reports: 143 },
    { paper: 'grading', ...ofProvince, reports: 124 },
    { paper: 'operations', format: 'xlsx', level: 'province', reports: 124 },
    { paper: 'status', ...ofProvince, reports: 1_335 },
  ] as const)('$paper of $reports reports as $format is made at once', (size) => {
    expect(isLongPaper(size)).toBe(false);
  });

  it.each([
    { paper: 'grading-sheet', ...ofDistrict, reports: 11 },
    { paper: 'grading-sheet', ...ofDistrict, reports: 16 },
    { paper: 'operations', ...ofDistrict, reports: 24 },
    { paper: 'minutes', ...ofDistrict, reports: 24 },
    { paper: 'register', ...ofDistrict, reports: 17 },
  ] as const)('$paper of $reports reports as $format is made as a job', (size) => {
    expect(isLongPaper(size)).toBe(true);
  });

  it('stays a job when it holds more reports', () => {
    fc.assert(
      fc.property(
        fc.record({
          paper: fc.constantFrom(...paperIdSchema.options),
          format: fc.constantFrom(...paperFormatSchema.options),
          level: fc.constantFrom('province', 'district', 'tambon'),
          reports: fc.nat(200),
        }),
        fc.nat(200),
        (size, more) => {
          const larger = { ...size, reports: size.reports + more };
          expect(Number(isLongPaper(larger))).toBeGreaterThanOrEqual(Number(isLongPaper(size)));
        },
      ),
    );
  });
});

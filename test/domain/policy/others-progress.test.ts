import { describe, expect, it } from 'vitest';
import { othersProgress, roundIn } from '#domain/policy/others-progress.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyOf } from '../../support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const entry = { duty: grading.id, dueOn: grading.districtDueOn, escalatedFrom: null };

function told(of: { sent: number; total?: number; duty?: Partial<Duty>; from?: string | null }) {
  const duty = { ...grading, ...of.duty };
  const { sent, total = 16 } = of;
  return othersProgress([{ ...entry, escalatedFrom: of.from ?? null }], {
    duties: new Map([[duty.id, duty]]),
    rounds: new Map([[roundIn(duty), { key: roundIn(duty), sent, total }]]),
  });
}

describe('the progress of other centres', () => {
  it('is given in numbers when at least half have sent and not all', () => {
    const title = 'ประเมินระดับ ครั้งที่ 1';
    expect(told({ sent: 12 })).toEqual({ title, sent: 12, total: 16 });
    expect(told({ sent: 8 })).toEqual({ title, sent: 8, total: 16 });
  });

  it.each([
    ['fewer than half have sent', { sent: 7 }],
    ['all have sent', { sent: 16 }],
    ['so few places could be told by name', { sent: 2, total: 3 }],
    ['the reminder is about the silence of another', { sent: 12, from: 'officer' }],
    [
      'the report is with the district',
      { sent: 12, duty: { state: 'inReview', reviewAt: 'district' } },
    ],
    ['the report is the district’s own', { sent: 12, duty: { level: 'district' } }],
  ] as const)('is left out when %s', (_why, of) => {
    expect(told(of)).toBeNull();
  });
});

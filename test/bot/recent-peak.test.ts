import { expect, it } from 'vitest';
import { createRecentPeak } from '#bot/inbox/recent-peak.ts';

it('the recent peak is the largest value of this window and the one before', () => {
  let now = 1_000;
  const peak = createRecentPeak({ windowMs: 100, now: () => now });
  const at = (time: number): number => {
    now = time;
    return peak.value();
  };
  expect(at(1_000)).toBe(0);
  peak.add(40);
  peak.add(3);
  expect(at(1_099)).toBe(40);
  expect(at(1_150)).toBe(40);
  peak.add(5);
  expect(at(1_199)).toBe(40);
  expect(at(1_210)).toBe(5);
  expect(at(1_310)).toBe(0);
});

it('the recent peak is forgotten after a long pause, also when it is not read meanwhile', () => {
  let now = 0;
  const peak = createRecentPeak({ windowMs: 100, now: () => now });
  peak.add(64);
  now = 250;
  expect(peak.value()).toBe(0);
});

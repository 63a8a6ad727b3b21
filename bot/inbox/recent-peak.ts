/**
 * The largest value in the current and the previous time window. A single reading at some moment
 * could miss short peaks.
 */
export function createRecentPeak({ windowMs, now }: { windowMs: number; now: () => number }) {
  let begun = now();
  let peak = 0;
  let before = 0;
  const turn = (): void => {
    const passed = now() - begun;
    if (passed < windowMs) return;
    before = passed < 2 * windowMs ? peak : 0;
    peak = 0;
    begun += passed - (passed % windowMs);
  };
  return {
    add: (value: number): void => {
      turn();
      peak = Math.max(peak, value);
    },
    value: (): number => {
      turn();
      return Math.max(peak, before);
    },
  };
}

/**
 * The largest value of the last moments: of the running window and of the one before it. A value that is
 * read only now and then would else be met in its gaps.
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLater } from '#jobs/support/later.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a delayed run', () => {
  const started = () => {
    const run = vi.fn<() => void>();
    return { run, later: createLater({ run, waitMs: 15_000 }) };
  };

  it('starts once when the wait is over', () => {
    const { run, later } = started();
    later.ask();
    vi.advanceTimersByTime(14_999);
    expect(run).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('starts once more for all requests made during the wait', () => {
    const { run, later } = started();
    later.ask();
    vi.advanceTimersByTime(10_000);
    for (let ask = 0; ask < 100; ask += 1) later.ask();
    vi.advanceTimersByTime(15_000);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('does not start after the process stops', () => {
    const { run, later } = started();
    later.ask();
    later.stop();
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(0);
  });
});

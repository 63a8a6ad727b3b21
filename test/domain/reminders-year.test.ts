import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveYear, yearScript } from '../support/reminder-year/year.ts';

describe('a year with any interleaving of events', () => {
  it('reminds once of each owed duty in time unless muted, of no done duty, and only inside the window', () => {
    fc.assert(
      fc.property(yearScript, (script) => {
        expect(liveYear(script).faults).toEqual([]);
      }),
      // The same years each time; `npm run soak -- reminders` draws new ones.
      { numRuns: 1_000, seed: 2568 },
    );
  });

  it('reminds again the day after the quota was empty, although LINE may have had the message', () => {
    const window = { kind: 'window', which: 0 } as const;
    const { faults } = liveYear({
      events: [
        { ...window, at: 277, time: 2, amount: 0 },
        { ...window, at: 0, time: 0, amount: 2 },
      ],
      outages: [{ at: 278, days: 1, kind: 'quota' }],
      troubles: [
        {
          at: 277,
          time: 0,
          luck: ['good', 'unauthorized', 'diesClaimed', 'diesFrozen', 'notSent', 'good'],
        },
      ],
    });
    expect(faults).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveYear, yearScript } from '../support/reminder-year/year.ts';

describe('a year with any interleaving of events', () => {
  it('reminds once of each owed duty in time unless muted, of no done duty, and only inside the window', () => {
    fc.assert(
      fc.property(yearScript, (script) => {
        expect(liveYear(script).faults).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

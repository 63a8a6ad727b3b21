import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveYear, yearScript } from '../support/reminder-year/year.ts';

describe('a year of any interleaving', () => {
  it('tells each owed duty in time unless muted, none that is done, none twice, and none outside the window', () => {
    fc.assert(
      fc.property(yearScript, (script) => {
        expect(liveYear(script).faults).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

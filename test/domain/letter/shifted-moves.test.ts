import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import { moveRounds, roundsOf, shiftedMoves } from '#domain/letter/dates.ts';
import { holidays, letter } from '#test/support/world.ts';

describe('a whole letter moved by a rule', () => {
  it('moves future rounds, keeps their order, and leaves past rounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60, max: 90 }),
        fc.integer({ min: 0, max: 280 }),
        (days, later) => {
          const today = addDays('2024-12-18', later);
          const moves = shiftedMoves(letter, { days, today, holidays });
          const outcome = moveRounds(letter, { moves, now: atBangkok(today, '09:00') });
          expect('refused' in outcome ? outcome.refused : null).toBeNull();
          expect(moves.length).toBe(
            roundsOf(letter).filter(({ round }) => round.dueOn >= today).length,
          );
        },
      ),
    );
  });
});

import type { Round } from '#domain/letter/letter.ts';
import { describe, expect, it } from 'vitest';
import { letterForms } from '#domain/forms/index.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import {
  addClause,
  addObligation,
  addRound,
  editClause,
  removeClause,
  removeRound,
  setRound,
} from '#web/screens/settings/letter/letter-edits.ts';
import { letter } from '#test/support/world.ts';

const keys = (of: typeof letter) =>
  roundsOf(of).map(({ clause, obligation, round }) => `${clause} ${obligation.id} ${round.no}`);
const grading = { id: 'grading' as const, title: 'ประเมินระดับ', levels: ['tambon' as const] };
const round: Round = { no: 1, opensOn: '2025-01-10', dueOn: '2025-02-10', dateBasis: 'letter' };

describe('a draft letter changed by hand', () => {
  it('gets a clause at the end, and loses one with its obligations', () => {
    const more = addClause(letter, 'ข้อใหม่');
    expect(more.clauses.at(-1)).toEqual({ no: '8', summary: 'ข้อใหม่', obligations: [] });
    expect(keys(removeClause(more, '6')).filter((key) => key.startsWith('6'))).toEqual([]);
    expect(
      editClause(more, '8', (clause) => ({ ...clause, summary: 'ก' })).clauses.at(-1)?.summary,
    ).toBe('ก');
  });

  it('gets a second obligation of the same form under its own id', () => {
    const more = addObligation(letter, { clause: '3', form: grading, round });
    expect(keys(more).filter((key) => key.startsWith('3'))).toEqual([
      '3 integrated-committee 1',
      '3 grading-2 1',
    ]);
    expect(letterProblems(more, letterForms)).toEqual([]);
  });

  it('gets a round, changes its dates, and loses one without a gap in the numbers', () => {
    const three = addRound(letter, 'grading');
    expect(keys(three).filter((key) => key.includes('grading'))).toEqual([
      '4 grading 1',
      '4 grading 2',
      '4 grading 3',
    ]);
    const dated = setRound(three, { obligation: 'grading', round: { ...round, no: 2 } });
    expect(roundsOf(dated).filter(({ round }) => round.dueOn === '2025-02-10')).toHaveLength(1);
    const two = removeRound(dated, { obligation: 'grading', no: 1 });
    expect(
      roundsOf(two)
        .filter((round) => round.obligation.id === 'grading')
        .map(({ round }) => [round.no, round.dueOn])[0],
    ).toEqual([1, '2025-02-10']);
  });

  it('loses an obligation with its only round, and leaves the original unchanged', () => {
    const before = structuredClone(letter);
    const less = removeRound(letter, { obligation: 'plan-mission', no: 1 });
    expect(keys(less)).not.toContain('5 plan-mission 1');
    expect(letter).toEqual(before);
  });
});

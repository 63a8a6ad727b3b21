import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay } from '#domain/calendar.ts';
import { letterSchema, planDuties, stateOf, yearInView } from '#domain/letter/letter.ts';
import type { Letter, Obligation, Round } from '#domain/letter/letter.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import {
  newObligation,
  newRound,
  nextYearLetter,
  renumber,
  supplementOf,
  yearOn,
} from '#domain/letter/draft.ts';
import { previewLetter } from '#domain/letter/preview.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import { formId } from '#domain/form/id.ts';
import { letterForms } from '#domain/forms/index.ts';
import { centres, holidays, letter, now } from '#test/support/world.ts';

const day = fc.integer({ min: 0, max: 2_000 }).map((more) => addDays('2024-01-01', more));
const span = fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([opensOn, length]) => ({
  opensOn,
  dueOn: addDays(opensOn, length),
}));

function withRounds(rounds: Obligation['rounds']): Letter {
  const [clause] = letter.clauses;
  const [owed] = clause?.obligations ?? [];
  if (!clause || !owed) throw new Error('the letter is empty');
  return { ...letter, clauses: [{ ...clause, obligations: [{ ...owed, rounds }] }] };
}

function dueOf(turns: readonly { dueOn: Day }[], at: number): string {
  return turns[at]?.dueOn ?? '';
}

describe('next year’s letter', () => {
  const next = nextYearLetter(letter, holidays);

  it('is a draft for the following year with the same obligations and its own id', () => {
    expect([next.id, next.fiscalYear, stateOf(next), next.version]).toEqual([
      'chiang-rai-2569',
      2569,
      'draft',
      0,
    ]);
    expect(next.subject).toBe(letter.subject.replace('๒๕๖๘', '๒๕๖๙'));
    expect(next.legalBasis).toBe(letter.legalBasis);
    expect(letterSchema.parse(next)).toEqual(next);
    expect(letterProblems(next, letterForms)).toEqual([]);
    expect(planDuties({ letter: next, centres, holidays })).toHaveLength(
      planDuties({ letter, centres, holidays }).length,
    );
  });

  it('has the same id when made twice', () => {
    expect(nextYearLetter(letter, holidays)).toEqual(next);
    expect(nextYearLetter({ ...letter, id: 'chiang-rai' }, holidays).id).toBe('chiang-rai-2569');
    expect(
      nextYearLetter(supplementOf(letter, { today: '2025-01-10', taken: new Set() }), holidays).id,
    ).toBe('chiang-rai-2569');
  });

  it('moves a date on a day off to the working day before it', () => {
    // Sat 6 Dec 2568; the day before, Fri 5 Dec, is a holiday.
    expect(next.date).toBe('2025-12-04');
    expect(yearOn('2024-02-29', holidays)).toBe('2025-02-28');
  });

  it('uses the dates the last letter was published with, not the moved ones', () => {
    const movedFrom = { opensOn: '2024-12-06', dueOn: '2024-12-25', dateBasis: 'letter' } as const;
    const moved = withRounds([
      { no: 1, opensOn: '2024-12-06', dueOn: '2025-01-31', dateBasis: 'province', movedFrom },
    ]);
    expect(roundsOf(nextYearLetter(moved, holidays))[0]?.round).toEqual({
      no: 1,
      opensOn: '2025-12-04',
      dueOn: '2025-12-25',
      dateBasis: 'letter',
    });
  });

  it('has only working days and keeps the order of its dates, for any dates and days off', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), fc.array(day), (spans, off) => {
        const daysOff = new Set(off);
        const before = withRounds(
          spans.map((span, at) => ({ no: at + 1, dateBasis: 'letter' as const, ...span })),
        );
        const after = roundsOf(nextYearLetter(before, daysOff)).map(({ round }) => round);
        for (const round of after) {
          expect(isWorkingDay(round.opensOn, daysOff) && isWorkingDay(round.dueOn, daysOff)).toBe(
            true,
          );
          expect(round.opensOn <= round.dueOn).toBe(true);
        }
        const byDate = [...spans.keys()].toSorted((a, b) =>
          dueOf(spans, a).localeCompare(dueOf(spans, b)),
        );
        const dues = byDate.map((at) => dueOf(after, at));
        expect(dues).toEqual(dues.toSorted());
      }),
    );
  });
});

describe('a further letter of the same year', () => {
  it('begins empty and accepts each obligation id once, for known forms at their own levels', () => {
    const draft = supplementOf(letter, { today: '2025-01-10', taken: new Set([letter.id]) });
    expect([draft.id, draft.fiscalYear, draft.clauses]).toEqual(['chiang-rai-2568-add', 2568, []]);
    const second = supplementOf(draft, {
      today: '2025-02-10',
      taken: new Set([letter.id, draft.id]),
    });
    expect([second.id, second.subject]).toEqual(['chiang-rai-2568-add-2', draft.subject]);
    const round: Round = {
      no: 1,
      opensOn: '2025-01-10',
      dueOn: '2025-02-10',
      dateBasis: 'letter',
    };
    for (const form of letterForms) {
      const one = newObligation(letter, { form, round });
      const full = { ...draft, clauses: [{ no: '1', summary: 'ก', obligations: [one] }] };
      expect([form.id, letterProblems(full, letterForms)]).toEqual([form.id, []]);
      expect([one.form, one.levels]).toEqual([form.id, form.levels]);
      expect(
        letter.clauses.flatMap((item) => item.obligations).map((owed) => owed.id),
      ).not.toContain(one.id);
    }
  });

  it('numbers rounds from 1 and adds a new round at the end', () => {
    const [first] = roundsOf(letter).map(({ round }) => round);
    const three = newRound(newRound(first ? [first] : []));
    expect(three.map((round) => round.no)).toEqual([1, 2, 3]);
    expect(renumber(three.toSpliced(1, 1)).map((round) => round.no)).toEqual([1, 2]);
    expect(letterProblems(withRounds(three), letterForms)).toEqual([]);
    expect(newRound([])).toEqual([]);
  });
});

describe('a letter that cannot be published', () => {
  const round: Round = { no: 1, opensOn: '2025-01-10', dueOn: '2025-02-10', dateBasis: 'letter' };
  const owed: Obligation = { id: 'grading', levels: ['tambon'], form: 'grading', rounds: [round] };
  const holding = (...obligations: Obligation[]): Letter => ({
    ...letter,
    clauses: [{ no: '1', summary: 'ก', obligations }],
  });

  it.each<[string, Letter, string, string]>([
    ['without a number', { ...letter, number: '' }, 'number', 'missing'],
    ['without a subject', { ...letter, subject: ' ' }, 'subject', 'missing'],
    ['that demands nothing', holding(), 'clauses', 'missing'],
    [
      'with a clause without text',
      { ...letter, clauses: [{ no: '1', summary: '', obligations: [owed] }] },
      'clauses.0.summary',
      'missing',
    ],
    [
      'with a clause twice',
      {
        ...letter,
        clauses: [
          ...letter.clauses,
          ...letter.clauses.slice(0, 1).map((item) => ({ ...item, obligations: [] })),
        ],
      },
      'clauses',
      'wrong',
    ],
    ['with a demand twice', holding(owed, owed), 'clauses', 'wrong'],
    [
      'that opens after it is due',
      holding({ ...owed, rounds: [{ ...round, opensOn: '2025-02-11' }] }),
      'clauses.0.obligations.0.rounds.0.opensOn',
      'wrong',
    ],
    [
      'with a second round due before the first',
      holding({ ...owed, rounds: [round, { ...round, no: 2 }] }),
      'clauses.0.obligations.0.rounds',
      'wrong',
    ],
    [
      'with a round left out',
      holding({ ...owed, rounds: [{ ...round, no: 2 }] }),
      'clauses.0.obligations.0.rounds',
      'wrong',
    ],
    [
      'that requires a tambon’s form from a district',
      holding({ ...owed, levels: ['tambon', 'district'] }),
      'clauses.0.obligations.0.levels',
      'wrong',
    ],
    [
      'that requires an unknown form',
      holding({ ...owed, form: formId.parse('no-such-form') }),
      'clauses.0.obligations.0.form',
      'wrong',
    ],
    [
      'that requires a form named like a property of every object',
      holding({ ...owed, form: formId.parse('constructor') }),
      'clauses.0.obligations.0.form',
      'wrong',
    ],
    [
      'named like an extra report',
      holding({ ...owed, id: 'extra-grading' }),
      'clauses.0.obligations.0',
      'wrong',
    ],
  ])('gets a problem at the path of its mistake: %s', (_what, given, path, kind) => {
    const problems = letterProblems(given, letterForms);
    expect(problems.map((problem) => [problem.path, problem.kind])).toEqual([[path, kind]]);
    expect(problems[0]?.message).toMatch(/[ก-๙]/);
  });
});

describe('the preview of a letter', () => {
  const preview = (change: Partial<Letter> = {}, others: Letter[] = [], off = holidays) =>
    previewLetter({
      letter: { ...letter, ...change },
      centres,
      holidays: off,
      now,
      others,
      numbersUsed: [],
    });
  const codes = (warnings: readonly { code: string }[]) => warnings.map((warning) => warning.code);

  it('counts the duties that publishing would add, by level, district and round', () => {
    const { total, levels, districts, rounds, problems, warnings } = preview();
    const planned = planDuties({ letter, centres, holidays });
    expect(total).toBe(planned.length);
    expect(levels.tambon + levels.district + levels.province).toBe(total);
    expect(districts.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    expect(rounds.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    expect(rounds.map((round) => round.districtDueOn)[0]).toBe('2024-12-18');
    expect([problems, warnings]).toEqual([[], []]);
  });

  it('warns of a due date that is a day off, past, outside the year or too soon to review', () => {
    const round = (dueOn: Day, opensOn: Day = '2024-10-02') => {
      const { clauses } = withRounds([{ no: 1, opensOn, dueOn, dateBasis: 'letter' }]);
      return codes(preview({ clauses }).warnings);
    };
    expect(round('2025-01-04')).toEqual(['dayOff']);
    expect(round('2024-12-17')).toEqual(['past']);
    expect(round('2025-10-01')).toEqual(['outsideYear']);
    expect(round('2025-01-10', '2025-01-08')).toEqual(['beforeOpening']);
    expect(round('2025-09-30')).toEqual([]);
  });

  it('warns of a year without days off, an older letter in force and a repeated obligation', () => {
    expect(codes(preview({}, [], new Set()).warnings)).toEqual(['noDaysOff', 'noDaysOff']);
    expect(codes(preview({}, [{ ...letter, id: 'old', fiscalYear: 2567 }]).warnings)).toEqual([
      'olderYear',
    ]);
    const twice = preview({}, [{ ...letter, id: 'twin' }]).warnings;
    expect(new Set(codes(twice))).toEqual(new Set(['twice']));
    expect(twice).toHaveLength(8);
  });
});

describe('the fiscal year shown on screen', () => {
  it.each<[number[], Day, number]>([
    [[2568, 2569], '2025-09-30', 2568],
    [[2568, 2569], '2025-10-01', 2569],
    [[2568], '2025-11-01', 2568],
    [[2570], '2025-11-01', 2570],
    [[], '2025-11-01', 2569],
  ])('for letters of %j on %s is %i', (years, today, expected) => {
    expect(yearInView(years, today)).toBe(expected);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atBangkok, lastDay } from '#domain/calendar.ts';
import { dutySchema, isOwed, timeliness } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { adHocFormSchema, isDiscardable, newAdHocDuty, openRound } from '#domain/duty/ad-hoc.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import { centres, dutyOf, letter, now } from '#test/support/world.ts';

const form = 'meeting-report' as const;
const first = dutyOf({ obligation: 'committee-meeting' });
const second = dutyOf({ obligation: 'committee-meeting', round: 2 });

function centreNamed(id: string) {
  const found = centres.find((centre) => centre.id === id);
  if (!found) throw new Error(`no centre ${id}`);
  return found;
}

const begin = (of: Partial<Parameters<typeof newAdHocDuty>[0]> = {}) =>
  newAdHocDuty({ letter, centre: centreNamed('t570401'), form, no: 1, now, ...of });

describe('the round of a new extra report', () => {
  it('is the one due first, in any order of the duties', () => {
    expect(openRound([second, first], { form, now })).toEqual(first);
    expect(openRound([first, second], { form, now })).toEqual(first);
  });

  it('is the round with the earliest date, also when round 2 was moved before round 1', () => {
    const moved: Duty = { ...second, dueOn: '2025-01-31' };
    expect(openRound([first, moved], { form, now })).toEqual(moved);
  });

  it('is the lower number when two rounds are due on one day', () => {
    const together = { ...second, dueOn: first.dueOn };
    expect(openRound([together, first], { form, now })).toEqual(first);
  });

  it('may be a round with a draft, since a draft is not sent yet', () => {
    const begun: Duty = { ...first, state: 'draft' };
    expect(openRound([begun, second], { form, now })).toEqual(begun);
  });

  it.each<[string, Partial<Duty>]>([
    ['is of another form', { form: 'committee-register' }],
    ['is itself an extra report', { extra: true }],
    ['was sent once and is being corrected', { state: 'returned', revision: 1 }],
    ['has a revision, in any state', { revision: 1 }],
    ['is in review', { state: 'inReview', reviewAt: 'district' }],
    ['is accepted', { state: 'accepted' }],
    ['is waived', { state: 'waived' }],
    ['opens tomorrow', { opensOn: '2024-12-19' }],
  ])('is never a round that %s', (_why, change) => {
    const unfit = { ...first, ...change };
    expect(openRound([unfit], { form, now })).toBeNull();
    expect(openRound([unfit, second], { form, now })).toEqual(second);
  });

  it('is open from the first minute of its day in Thailand', () => {
    const duties: Duty[] = [{ ...first, opensOn: '2024-12-19' }];
    expect(openRound(duties, { form, now: atBangkok('2024-12-18', '23:59') })).toBeNull();
    expect(openRound(duties, { form, now: atBangkok('2024-12-19', '00:00') })).toEqual(duties[0]);
  });

  it('does not exist when the centre owes nothing', () => {
    expect(openRound([], { form, now })).toBeNull();
  });
});

describe('an extra report', () => {
  it('begins as an untouched duty of its centre', () => {
    expect(dutySchema.parse(begin())).toMatchObject({
      extra: true,
      letter: letter.id,
      centre: 't570401',
      areaCode: '570401',
      level: 'tambon',
      form,
      state: 'todo',
      revision: 0,
      opensOn: '2024-12-18',
      dateBasis: 'province',
    });
  });

  it('is listed under the clause that requires its form, with the number of rounds', () => {
    const at = (duty: Duty) => [duty.clause, duty.rounds];
    expect(at(begin())).toEqual(['2', 2]);
    expect(at(begin({ form: 'committee-register' }))).toEqual(['1', 1]);
  });

  it('is listed under no clause when its letter does not require the form', () => {
    const silent = begin({ letter: { ...letter, clauses: [] } });
    expect([silent.clause, silent.rounds]).toEqual(['', 0]);
  });

  it('is never due, and counts neither as on time nor as late', () => {
    const one = begin();
    const later = atBangkok('2030-01-01', '09:00');
    expect([one.dueOn, one.districtDueOn]).toEqual([lastDay, lastDay]);
    expect(timeliness(one, { dueOn: one.dueOn, now: later })).toBe('open');
    expect(isOwed(one)).toBe(false);
  });

  it('belongs to the year it is begun in, which turns with October in Thailand', () => {
    const yearAt = (at: Date) => begin({ now: at }).fiscalYear;
    expect(yearAt(atBangkok('2025-09-30', '23:59'))).toBe(2568);
    expect(yearAt(atBangkok('2025-10-01', '00:00'))).toBe(2569);
  });

  it('has the same id whenever it is begun', () => {
    const id = `${letter.id}.extra-meeting-report.1.t570401`;
    expect(begin().id).toBe(id);
    expect(begin({ now: atBangkok('2024-12-18', '09:01') }).id).toBe(id);
  });

  it('shares its id with no other extra, for any number, form and centre', () => {
    const key = fc.record({
      no: fc.integer({ min: 1, max: 30 }),
      form: fc.constantFrom(...adHocFormSchema.options),
      centre: fc.constantFrom(...centres),
    });
    fc.assert(
      fc.property(key, key, (a, b) => {
        const same = a.no === b.no && a.form === b.form && a.centre.id === b.centre.id;
        expect(begin(a).id === begin(b).id).toBe(same);
      }),
    );
  });

  it.each(adHocFormSchema.options)('%s has an obligation id that no letter may use', (of) => {
    const { obligation } = begin({ form: of });
    const clauses = letter.clauses.slice(0, 1).map((clause) => ({
      ...clause,
      obligations: clause.obligations.map((demand) => ({ ...demand, id: obligation })),
    }));
    expect(letterProblems({ ...letter, clauses }, [])).toContainEqual({
      path: 'clauses.0.obligations.0',
      message: 'ชื่อเรื่องนี้ระบบใช้อยู่แล้ว',
      kind: 'wrong',
    });
  });
});

describe('permission to discard a report', () => {
  it.each<[boolean, string, Partial<Duty>]>([
    [true, 'an extra just created', {}],
    [true, 'an extra with a draft', { state: 'draft' }],
    [false, 'an extra in review', { state: 'inReview', reviewAt: 'district' }],
    [false, 'an extra returned for correction', { state: 'returned', revision: 1 }],
    [false, 'an extra with a sent revision', { state: 'draft', revision: 1 }],
    [false, 'an accepted extra', { state: 'accepted', revision: 1 }],
    [false, 'an extra that ended with its centre', { state: 'waived' }],
    [false, 'a duty, though untouched', { extra: false }],
  ])('is %s for %s', (expected, _what, change) => {
    expect(isDiscardable({ ...begin(), ...change })).toBe(expected);
  });
});

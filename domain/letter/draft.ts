import { addDays, isDay, workingDayOnOrBefore, yearOf } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { LetterForm } from '../forms/index.ts';
import type { Clause, Letter, Obligation, Round } from './letter.ts';
import { toThaiDigits } from '../thai/number.ts';

/**
 * Drafts next year's letter from last year's. The obligations are the same. Each date is one year
 * later and on a working day.
 */
export function nextYearLetter(
  { correctedOn: _corrected, ...last }: Letter,
  holidays: ReadonlySet<Day>,
): Letter {
  const fiscalYear = last.fiscalYear + 1;
  return {
    ...last,
    id: yearlyId(last, fiscalYear),
    date: yearOn(last.date, holidays),
    subject: withYear(last.subject, { from: last.fiscalYear, to: fiscalYear }),
    fiscalYear,
    clauses: last.clauses.map((clause) => shiftedClause(clause, holidays)),
    publishedOn: null,
    archivedOn: null,
    version: 0,
  };
}

const supplementMark = /-add(-\d+)?$/;

export function isSupplement({ id }: Pick<Letter, 'id'>): boolean {
  return supplementMark.test(id);
}

/** An additional letter of the same year, without obligations. */
export function supplementOf(
  { correctedOn: _corrected, ...first }: Letter,
  { today, taken }: { today: Day; taken: ReadonlySet<string> },
): Letter {
  return {
    ...first,
    id: freeId(`${first.id.replace(supplementMark, '')}-add`, taken),
    date: today,
    subject: `${first.subject.replace(/ \(เพิ่มเติม\)$/, '')} (เพิ่มเติม)`,
    enclosures: [],
    clauses: [],
    publishedOn: null,
    archivedOn: null,
    version: 0,
  };
}

/**
 * Makes the next id: chiang-rai-2568 becomes chiang-rai-2569. A second draft for the same year gets
 * the same id.
 */
export function yearlyId(
  { id, fiscalYear }: Pick<Letter, 'id' | 'fiscalYear'>,
  to: number,
): string {
  const base = id.replace(supplementMark, '');
  return base.endsWith(String(fiscalYear)) ? base.slice(0, -4) + String(to) : `${base}-${to}`;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let no = 2;
  while (taken.has(`${wanted}-${no}`)) no += 1;
  return `${wanted}-${no}`;
}

function withYear(text: string, { from, to }: { from: number; to: number }): string {
  return text
    .replaceAll(String(from), String(to))
    .replaceAll(toThaiDigits(String(from)), toThaiDigits(String(to)));
}

function shiftedClause(clause: Clause, holidays: ReadonlySet<Day>): Clause {
  return {
    ...clause,
    obligations: clause.obligations.map((obligation) => ({
      ...obligation,
      rounds: obligation.rounds.map((round) => shiftedRound(round, holidays)),
    })),
  };
}

function shiftedRound({ no, ...round }: Round, holidays: ReadonlySet<Day>): Round {
  const written = round.movedFrom ?? round;
  return {
    no,
    opensOn: yearOn(written.opensOn, holidays),
    dueOn: yearOn(written.dueOn, holidays),
    dateBasis: written.dateBasis,
  };
}

/**
 * The same date next year, or the last working day before it. Dates only move back, so an opening
 * date stays before its due date.
 */
export function yearOn(on: Day, holidays: ReadonlySet<Day>): Day {
  const sameDate = `${yearOf(on) + 1}${on.slice(4)}`;
  // Only 29 February is missing in the next year; 28 February takes its place.
  const day: Day = isDay(sameDate) ? sameDate : `${yearOf(on) + 1}-02-28`;
  return workingDayOnOrBefore(day, holidays);
}

/** Adds an obligation for a form. The new id is one that the letter does not use yet. */
export function newObligation(
  letter: Letter,
  { form, round }: { form: LetterForm; round: Round },
): Obligation {
  const taken = new Set(
    letter.clauses.flatMap((item) => item.obligations.map((obligation) => obligation.id)),
  );
  const { id, levels } = form;
  return { id: freeId(id, taken), levels, form: id, rounds: [{ ...round, no: 1 }] };
}

const nextRoundDays = 90;

/**
 * Adds a round that opens when the last one is due and lasts three months. The province then
 * changes the dates.
 */
export function newRound(rounds: readonly Round[]): Round[] {
  const last = rounds.at(-1);
  if (!last) return [];
  const dueOn = addDays(last.dueOn, nextRoundDays);
  return [...rounds, { no: last.no + 1, opensOn: last.dueOn, dueOn, dateBasis: 'province' }];
}

/** Numbers the rounds from 1 again, after one was removed. */
export function renumber(rounds: readonly Round[]): Round[] {
  return rounds.map((round, index) => ({ ...round, no: index + 1 }));
}

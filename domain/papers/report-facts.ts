import type { Day } from '../calendar.ts';
import type { Criteria } from '../criteria/criteria.ts';
import type { Answers } from '../fields/field.ts';
import type { Duty } from '../duty/duty.ts';
import { isAccepted, isCounted } from './paper.ts';

/** A report with the data that papers need: its duty and the newest revision. */
export interface ReportFacts {
  duty: Duty;
  /** The name without ตำบล; empty for the own centre of a district or the province. */
  tambon: string;
  /** Written as ตำบลงิ้ว อำเภอเทิง. */
  place: string;
  /** Null while no report was sent. */
  answers: Answers | null;
  /** The criteria by which it was graded. */
  criteria: Criteria | null;
}

/** The reports of one round. */
export interface RoundFacts {
  round: number;
  dueOn: Day;
  reports: readonly ReportFacts[];
}

/**
 * The answers of an accepted report. Papers with totals count accepted reports only, because a newer
 * revision has not been checked yet.
 */
export function acceptedAnswers({ duty, answers }: ReportFacts): Answers | null {
  return isAccepted(duty) ? answers : null;
}

export function countedReports({ reports }: RoundFacts): ReportFacts[] {
  return reports.filter(({ duty }) => isCounted(duty));
}

export function dutiesIn(rounds: readonly RoundFacts[]): Duty[] {
  return rounds.flatMap(({ reports }) => reports.map(({ duty }) => duty));
}

/** The mean with two decimals; null for an empty list. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 100) / 100;
}

export function sumOf(values: readonly (number | null)[]): number {
  return Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100;
}

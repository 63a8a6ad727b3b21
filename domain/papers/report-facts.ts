import type { Day } from '../calendar.ts';
import type { Criteria } from '../criteria/criteria.ts';
import type { Answers } from '../fields/field.ts';
import type { Duty } from '../duty/duty.ts';
import { isAccepted, isCounted } from './paper.ts';

/** A report as the papers need it: its duty and the newest revision. */
export interface ReportFacts {
  duty: Duty;
  /** Without ตำบล; empty for a district's and the province's own centre. */
  tambon: string;
  /** ตำบลงิ้ว อำเภอเทิง */
  place: string;
  /** Null while nothing was sent. */
  answers: Answers | null;
  /** The criteria the grading was made with. */
  criteria: Criteria | null;
}

/** The reports of one round. */
export interface RoundFacts {
  round: number;
  dueOn: Day;
  reports: readonly ReportFacts[];
}

/** Papers that add up count accepted reports only; what was sent since is not known to be right. */
export function acceptedAnswers({ duty, answers }: ReportFacts): Answers | null {
  return isAccepted(duty) ? answers : null;
}

export function countedReports({ reports }: RoundFacts): ReportFacts[] {
  return reports.filter(({ duty }) => isCounted(duty));
}

export function dutiesIn(rounds: readonly RoundFacts[]): Duty[] {
  return rounds.flatMap(({ reports }) => reports.map(({ duty }) => duty));
}

/** Mean with two decimals; null of nothing. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 100) / 100;
}

export function sumOf(values: readonly (number | null)[]): number {
  return Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100;
}

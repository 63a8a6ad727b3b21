import type { Criteria, GradeLevel } from '../criteria/criteria.ts';
import { levelAt, score } from '../scoring.ts';
import { acceptedAnswers, countedReports, meanOf } from './report-facts.ts';
import type { ReportFacts, RoundFacts } from './report-facts.ts';

/** The criteria as a paper prints them. */
export interface PaperCriteria {
  title: string;
  sample: boolean;
  notice: string;
  max: number;
  categories: { id: string; title: string; max: number }[];
  /** Best first. */
  levels: GradeLevel[];
}

/** The result of one tambon in one round. */
export interface GradingResult {
  /** Points of each category; null when the tambon was graded by other criteria. */
  categories: (number | null)[];
  points: number;
  percent: number;
  /** Level id. */
  grade: string;
}

export interface RoundTotals {
  assessed: number;
  /** Means over the assessed tambons. */
  categories: (number | null)[];
  points: number | null;
  percent: number | null;
  /** How many tambons reached each level. */
  grades: number[];
}

/** The criteria of the newest round with accepted gradings; `fallback` when there are none. */
export function criteriaIn(rounds: readonly RoundFacts[], fallback: Criteria): Criteria {
  const used = rounds
    .flatMap(countedReports)
    .filter((report) => acceptedAnswers(report))
    .flatMap(({ criteria }) => criteria ?? []);
  return used.at(-1) ?? fallback;
}

export function paperCriteria(criteria: Criteria): PaperCriteria {
  const { title, sample, notice, levels } = criteria;
  const full = score(criteria, {});
  return {
    title,
    sample,
    notice,
    max: full.max,
    categories: full.categories.map(({ id, title, max }) => ({ id, title, max })),
    levels: levels.toSorted((a, b) => b.minPercent - a.minPercent),
  };
}

/** Null until the report is accepted. */
export function resultOf(report: ReportFacts, paper: Criteria): GradingResult | null {
  const answers = acceptedAnswers(report);
  const { criteria } = report;
  return answers && criteria ? graded({ answers, criteria }, paper) : null;
}

export function graded(
  { answers, criteria }: { answers: NonNullable<ReportFacts['answers']>; criteria: Criteria },
  paper: Criteria,
): GradingResult {
  const { categories, points, percent, level } = score(criteria, answers);
  const isSame = criteria.id === paper.id;
  const known = paper.levels.some(({ id }) => id === level?.id) ? level : levelAt(paper, percent);
  return {
    categories: isSame
      ? categories.map((category) => category.points)
      : paper.categories.map(() => null),
    points,
    percent,
    grade: known?.id ?? '',
  };
}

export function totalsOf(
  results: readonly (GradingResult | null)[],
  { categories, levels }: PaperCriteria,
): RoundTotals {
  const known = results.filter((result) => result !== null);
  return {
    assessed: known.length,
    categories: categories.map((_, at) =>
      meanOf(known.map((result) => result.categories[at] ?? null)),
    ),
    points: meanOf(known.map(({ points }) => points)),
    percent: meanOf(known.map(({ percent }) => percent)),
    grades: levels.map(({ id }) => known.filter(({ grade }) => grade === id).length),
  };
}

import type { Criteria, GradeLevel, Indicator } from './criteria/criteria.ts';

export interface CategoryScore {
  id: string;
  title: string;
  points: number;
  max: number;
  answered: number;
  total: number;
}

export interface Score {
  categories: CategoryScore[];
  points: number;
  max: number;
  /** Percentage of the full score with two decimals. An unanswered indicator scores 0. */
  percent: number;
  /** Null until all indicators have an answer. */
  level: Pick<GradeLevel, 'id' | 'title'> | null;
}

/**
 * Answers of the grading form are stored by field id. Indicator 1.2 has the id i1-2, because a dot
 * has a meaning in paths.
 */
export function indicatorFieldId(indicatorId: string): string {
  return `i${indicatorId.replaceAll('.', '-')}`;
}

export function score(criteria: Criteria, answers: Readonly<Record<string, unknown>>): Score {
  const categories = criteria.categories.map(({ id, title, indicators }) => {
    const scores = indicators.map((indicator) => ({
      one: indicator,
      score: scoreOf(indicator, answers[indicatorFieldId(indicator.id)]),
    }));
    return {
      id,
      title,
      points: round(sum(scores.map(({ one, score: given }) => (given ?? 0) * (one.weight ?? 1)))),
      max: round(
        sum(indicators.map((indicator) => fullScore(indicator) * (indicator.weight ?? 1))),
      ),
      answered: scores.filter(({ score: given }) => given !== null).length,
      total: indicators.length,
    };
  });
  const percent = percentOf(criteria, categories);
  const complete = categories.every((category) => category.answered === category.total);
  return {
    categories,
    points: round(sum(categories.map((category) => category.points))),
    max: round(sum(categories.map((category) => category.max))),
    percent,
    level: complete ? levelAt(criteria, percent) : null,
  };
}

/** Weighted by category if the criteria have weights, else by points. */
function percentOf(criteria: Criteria, categories: readonly CategoryScore[]): number {
  const weighted = criteria.categories.some((category) => category.weight !== undefined);
  const parts = categories.map(({ points, max }, index) => ({
    share: max === 0 ? 0 : points / max,
    weight: weighted ? (criteria.categories[index]?.weight ?? 1) : max,
  }));
  const whole = sum(parts.map((part) => part.weight));
  return whole === 0
    ? 0
    : round((sum(parts.map((part) => part.share * part.weight)) / whole) * 100);
}

export function levelAt(
  criteria: Criteria,
  percent: number,
): Pick<GradeLevel, 'id' | 'title'> | null {
  const reached = criteria.levels.filter((level) => percent >= level.minPercent);
  const best = reached.toSorted((a, b) => b.minPercent - a.minPercent)[0];
  return best ? { id: best.id, title: best.title } : null;
}

/** A score that is not one of the choices does not count. */
function scoreOf(indicator: Indicator, value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('score' in value)) return null;
  const given = value.score;
  return indicator.choices.find((choice) => choice.score === given)?.score ?? null;
}

function fullScore(indicator: Indicator): number {
  return Math.max(...indicator.choices.map((choice) => choice.score));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

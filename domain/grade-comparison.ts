import type { Day } from './calendar.ts';
import { isWithin } from './centre/centre.ts';
import type { Area, AreaCode } from './centre/centre.ts';
import type { Criteria } from './criteria/criteria.ts';
import type { Answers } from './fields/field.ts';
import { graded, paperCriteria } from './papers/grading-facts.ts';
import type { GradingResult, PaperCriteria } from './papers/grading-facts.ts';
import { meanOf } from './papers/report-facts.ts';

/** One round of grading with its accepted reports. */
export interface GradingRound {
  round: number;
  dueOn: Day;
  /** Centres that owe the round, without those whose duty is waived. */
  centres: number;
  accepted: readonly GradedCentre[];
}

export interface GradedCentre {
  centre: string;
  areaCode: AreaCode;
  answers: Answers;
  criteria: Criteria;
}

interface Input {
  /** Sorted by due date. */
  rounds: readonly GradingRound[];
  /** Areas one level below; each is a row. */
  areas: readonly Pick<Area, 'id' | 'name'>[];
}

interface RoundResults {
  round: GradingRound;
  results: Map<string, GradingResult & Pick<GradedCentre, 'areaCode'>>;
}

/** How many rounds are shown side by side. */
const roundsCompared = 2;

/**
 * Compares the grades of the last two rounds that have accepted reports, by the criteria of the
 * newest round. Means include only centres graded in both rounds, so that a change never comes from
 * other centres.
 */
export function compareGrades({ rounds, areas }: Input) {
  const shown = rounds.filter(({ accepted }) => accepted.length > 0).slice(-roundsCompared);
  const set = shown.at(-1)?.accepted[0]?.criteria;
  if (!set) return null;
  const criteria = paperCriteria(set);
  const found = shown.map((round) => resultsOf(round, set));
  const compared = centresOfAll(found);
  const among = (area: AreaCode | null) =>
    found.map(({ results }) =>
      [...results].flatMap(([centre, result]) => {
        const isCompared = compared.size === 0 || compared.has(centre);
        return isCompared && (!area || isWithin(result.areaCode, area)) ? [result] : [];
      }),
    );
  const all = among(null);
  return {
    title: criteria.title,
    sample: criteria.sample,
    notice: criteria.notice,
    rounds: found.map(({ round: { round, dueOn, centres }, results }) => ({
      round,
      dueOn,
      centres,
      graded: results.size,
    })),
    compared: compared.size,
    ...movesOf(found, compared),
    levels: criteria.levels.map(({ id, title }) => ({
      id,
      title,
      counts: found.map(({ results }) => countOf(results, id)),
    })),
    categories: criteria.categories.map(({ id, title }, at) => ({
      id,
      title,
      percents: all.map((results) => categoryPercent(criteria, { results, at })),
      areas: areas.map((area) => ({
        areaCode: area.id,
        name: area.name,
        percents: among(area.id).map((results) => categoryPercent(criteria, { results, at })),
      })),
    })),
    percents: all.map((results) => rounded(meanOf(results.map(({ percent }) => percent)))),
  };
}

function resultsOf(round: GradingRound, set: Criteria): RoundResults {
  const entries = round.accepted.map(
    ({ centre, areaCode, ...report }) => [centre, { areaCode, ...graded(report, set) }] as const,
  );
  return { round, results: new Map(entries) };
}

/** Centres that every shown round graded by the same criteria; none when there is only one round. */
function centresOfAll(found: readonly RoundResults[]): Set<string> {
  const [first, ...others] = found;
  if (!first || others.length === 0) return new Set();
  const isKnown = (result: GradingResult | undefined): boolean =>
    result?.categories.every((points) => points !== null) ?? false;
  const centres = [...first.results.keys()];
  return new Set(
    centres.filter((centre) => found.every(({ results }) => isKnown(results.get(centre)))),
  );
}

/** How many of the compared centres score more, the same and less than in the round before. */
function movesOf(found: readonly RoundResults[], compared: ReadonlySet<string>) {
  const percentOf = (at: number, centre: string): number =>
    found.at(at)?.results.get(centre)?.percent ?? 0;
  const changes = [...compared].map((centre) => percentOf(-1, centre) - percentOf(-2, centre));
  return {
    higher: changes.filter((change) => change > 0).length,
    same: changes.filter((change) => change === 0).length,
    lower: changes.filter((change) => change < 0).length,
  };
}

function countOf(results: RoundResults['results'], level: string): number {
  return [...results.values()].filter(({ grade }) => grade === level).length;
}

/** The mean share of a category's full score; null when no centre was graded by these criteria. */
function categoryPercent(
  { categories }: PaperCriteria,
  { results, at }: { results: readonly GradingResult[]; at: number },
): number | null {
  const max = categories[at]?.max ?? 0;
  const mean = meanOf(results.map((result) => result.categories[at] ?? null));
  return mean === null || max === 0 ? null : rounded((100 * mean) / max);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

import type { Answers } from '../fields/field.ts';
import type { Level } from '../centre/centre.ts';
import { textIn } from '../form/answers.ts';
import { progressAspects, progressScale } from '../forms/progress-assessment.ts';
import { cutGraphemes } from '../thai/text.ts';
import { byPlace, markOf, officeSigners, paperHead, paperKinds, placeTitle } from './paper.ts';
import type { Paper, PaperContext, Signers } from './paper.ts';
import { levelIn, progressIn } from './progress-facts.ts';
import { acceptedAnswers, countedReports, dutiesIn, meanOf } from './report-facts.ts';
import type { ReportFacts, RoundFacts } from './report-facts.ts';

const levelWords: Readonly<Record<Level, string>> = {
  tambon: 'ตำบล',
  district: 'อำเภอ',
  province: 'จังหวัด',
};

export interface ProgressRow {
  centre: string;
  level: string;
  /** Null when it is not assessed. */
  levels: (number | null)[] | null;
  mean: number | null;
  meetingsHeld: number | null;
  overall: number | null;
  /** The problem of the worst aspect, shortened. */
  problem: string | null;
}

export interface ProgressTotals {
  assessed: number;
  /** How many centres are at each level of each aspect: counts[level][aspect]. */
  counts: number[][];
  overall: number[];
  means: (number | null)[];
  mean: number | null;
}

export interface DistrictProgress {
  place: string;
  scale: readonly string[];
  aspects: string[];
  rows: ProgressRow[];
  totals: ProgressTotals;
  signers: Signers;
}

export type DistrictProgressPaper = Paper<'progress-district', DistrictProgress>;

/**
 * Enclosure 6 of a district or the province: a table of centres and aspects, and how many centres are
 * at each level.
 */
export function districtProgress(
  rounds: readonly RoundFacts[],
  context: PaperContext,
): DistrictProgressPaper {
  const rows = rounds
    .flatMap(countedReports)
    .toSorted((a, b) => byPlace(a.duty, b.duty))
    .map(rowOf);
  const { province } = context;
  return {
    layout: 'progress-district',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: dutiesIn(rounds) }),
        enclosure: paperKinds.progress.enclosure,
        title: 'สรุปผลการประเมินความก้าวหน้าศูนย์ประสานงานองค์การชุมชน (ศอช.)',
        source: `ประเมินความก้าวหน้า ${placeTitle(context)}`,
      }),
      place:
        context.district === '' ? placeTitle(context) : `${placeTitle(context)} จังหวัด${province}`,
      scale: progressScale,
      aspects: progressAspects.map(({ short }) => short),
      rows,
      totals: totalsOf(rows),
      signers: officeSigners(context),
    },
  };
}

function rowOf(report: ReportFacts): ProgressRow {
  const { duty } = report;
  const answers = acceptedAnswers(report);
  const names = { centre: duty.centreName, level: levelWords[duty.level] };
  if (!answers)
    return { ...names, levels: null, mean: null, meetingsHeld: null, overall: null, problem: null };
  return { ...names, ...progressIn(answers), problem: worstProblem(answers) };
}

const problemLetters = 80;

function worstProblem(answers: Answers): string | null {
  const withProblem = progressAspects.flatMap(({ id }) => {
    const problem = textIn(answers, `${id}Problems`);
    return problem === '' ? [] : [{ problem, level: levelIn(answers, id) ?? 5 }];
  });
  const [worst] = withProblem.toSorted((a, b) => a.level - b.level);
  if (!worst) return null;
  const cut = cutGraphemes(worst.problem, problemLetters);
  return cut === worst.problem ? cut : `${cut}…`;
}

function totalsOf(rows: readonly ProgressRow[]): ProgressTotals {
  const assessed = rows.flatMap((row) => (row.levels ? [{ ...row, levels: row.levels }] : []));
  const count = (values: readonly (number | null)[], level: number): number =>
    values.filter((value) => value === level).length;
  const ofAspect = (at: number) => assessed.map(({ levels }) => levels[at] ?? null);
  const levels = progressScale.map((_, at) => at + 1);
  return {
    assessed: assessed.length,
    counts: levels.map((level) => progressAspects.map((_, at) => count(ofAspect(at), level))),
    overall: levels.map((level) =>
      count(
        assessed.map(({ overall }) => overall),
        level,
      ),
    ),
    means: progressAspects.map((_, at) => meanOf(ofAspect(at))),
    mean: meanOf(assessed.map(({ mean }) => mean)),
  };
}

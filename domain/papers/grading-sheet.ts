import type { Day } from '../calendar.ts';
import type { Criteria, Indicator } from '../criteria/criteria.ts';
import { refsOf } from '../fields/attachments.ts';
import type { Answers } from '../fields/field.ts';
import { scoreOf } from '../fields/indicator.ts';
import { isRecord, isText } from '../fields/kind.ts';
import { fullName } from '../fields/people.ts';
import { dayIn, rowsOf, textIn } from '../form/answers.ts';
import { indicatorFieldId, score } from '../scoring.ts';
import { graded, paperCriteria } from './grading-facts.ts';
import type { GradingResult, PaperCriteria } from './grading-facts.ts';
import { markOf, officeSigners, paperHead, paperKinds } from './paper.ts';
import type { Paper, PaperContext, Signer } from './paper.ts';
import type { ReportFacts } from './report-facts.ts';

interface SheetIndicator {
  id: string;
  title: string;
  max: number;
  score: number | null;
  /** The text that the criteria give for the score. */
  words: string | null;
  note: string | null;
  photos: number;
}

interface SheetCategory {
  id: string;
  title: string;
  max: number;
  points: number;
  indicators: SheetIndicator[];
}

export interface GradedTambon {
  criteria: PaperCriteria;
  centre: string;
  tambon: string;
  district: string;
  round: number;
  assessedOn: Day | null;
  categories: SheetCategory[];
  points: number;
  max: number;
  percent: number;
  /** Level id; null on a blank sheet that is filled in by hand. */
  grade: string | null;
  before: ({ round: number } & GradingResult) | null;
  strengths: string | null;
  improve: string | null;
  plan: string | null;
  assessors: Signer[];
  checker: Signer;
}

export type GradingSheetPaper = Paper<'grading-sheet', { sheets: GradedTambon[] }>;

/** A tambon's grading, the criteria to print, and the grading of the round before. */
export interface SheetFacts {
  report: ReportFacts;
  criteria: Criteria;
  before: ReportFacts | null;
}

/** Enclosures 3 and 4 of tambons. A blank sheet is filled in by hand. */
export function gradingSheets(
  facts: readonly SheetFacts[],
  context: PaperContext,
  { isBlank }: { isBlank: boolean },
): GradingSheetPaper {
  const duties = isBlank ? [] : facts.map(({ report }) => report.duty);
  const isSample = facts.some(({ criteria }) => criteria.sample);
  return {
    layout: 'grading-sheet',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties, isSample }),
        enclosure: paperKinds['grading-sheet'].enclosure,
        title: 'แบบประเมินการจัดระดับการพัฒนา\nศูนย์ประสานงานองค์การชุมชนระดับตำบล (ศอช.ต.)',
        source: isBlank ? 'แบบประเมินระดับ ศอช.ต. สำหรับกรอกด้วยมือ' : 'รายงานประเมินระดับ ศอช.ต.',
      }),
      sheets: facts.map((one) => sheetOf(one, { context, isBlank })),
    },
  };
}

interface Drawn {
  context: PaperContext;
  isBlank: boolean;
}

function sheetOf(
  { report, criteria, before }: SheetFacts,
  { context, isBlank }: Drawn,
): GradedTambon {
  const { duty, tambon } = report;
  const answers = isBlank ? {} : (report.answers ?? {});
  const { points, max, percent, level, categories } = score(criteria, answers);
  const said = (field: string): string | null => textIn(answers, field) || null;
  return {
    criteria: paperCriteria(criteria),
    centre: duty.centreName,
    tambon,
    district: duty.districtName,
    round: duty.round,
    assessedOn: dayIn(answers, 'assessedOn'),
    categories: criteria.categories.map(({ id, title, indicators }, at) => ({
      id,
      title,
      max: categories[at]?.max ?? 0,
      points: categories[at]?.points ?? 0,
      indicators: indicators.map((indicator) => indicatorOf(indicator, answers)),
    })),
    points,
    max,
    percent,
    grade: isBlank ? null : (level?.id ?? null),
    before: isBlank ? null : resultBefore(before, criteria),
    strengths: said('strengths'),
    improve: said('improve'),
    plan: said('plan'),
    assessors: rowsOf(answers, 'assessors').map((row) => ({
      name: fullName(row['name']),
      position: textIn(row, 'position') || null,
    })),
    checker: officeSigners(context).checker,
  };
}

/** The round before, if it was graded by the same criteria. */
function resultBefore(before: ReportFacts | null, criteria: Criteria): GradedTambon['before'] {
  if (!before?.answers || before.criteria?.id !== criteria.id) return null;
  const result = graded({ answers: before.answers, criteria: before.criteria }, criteria);
  return { round: before.duty.round, ...result };
}

function indicatorOf(indicator: Indicator, answers: Answers): SheetIndicator {
  const { id, title, choices, weight = 1 } = indicator;
  const answer = answers[indicatorFieldId(id)];
  const choice = choices.find((one) => one.score === scoreOf(answer));
  const note = isRecord(answer) && isText(answer['note']) ? answer['note'] : null;
  return {
    id,
    title,
    max: weighted(Math.max(...choices.map((one) => one.score)), weight),
    score: choice ? weighted(choice.score, weight) : null,
    words: choice?.text ?? null,
    note: note || null,
    photos: isRecord(answer) ? refsOf(answer['photos']).length : 0,
  };
}

function weighted(score: number, weight: number): number {
  return Math.round(score * weight * 100) / 100;
}

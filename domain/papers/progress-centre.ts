import type { Day } from '../calendar.ts';
import type { Answers } from '../fields/field.ts';
import { dayIn, textIn } from '../form/answers.ts';
import { progressAspects, progressScale } from '../forms/progress-assessment.ts';
import { holderOf } from './operations.ts';
import type { CommitteeReport } from './operations.ts';
import { byPlace, markOf, officeSigners, paperHead, paperKinds, unsigned } from './paper.ts';
import type { Paper, PaperContext, Signer } from './paper.ts';
import { levelIn, progressIn } from './progress-facts.ts';

interface AssessedAspect {
  title: string;
  level: number | null;
  /** The text that the form gives for the level. */
  words: string | null;
  evidence: string | null;
  problems: string | null;
  remedies: string | null;
}

export interface ProgressSheet {
  centre: string;
  place: string;
  assessedOn: Day | null;
  aspects: AssessedAspect[];
  mean: number | null;
  overall: number | null;
  meetingsHeld: number | null;
  suggestions: string | null;
  reporter: Signer;
  assessor: Signer;
  checker: Signer;
}

export type CentreProgressPaper = Paper<
  'progress-centre',
  { scale: readonly string[]; sheets: ProgressSheet[] }
>;

/** Enclosure 6 for centres: six aspects with evidence, problems and remedies. */
export function centreProgress(
  facts: readonly CommitteeReport[],
  context: PaperContext,
): CentreProgressPaper {
  return {
    layout: 'progress-centre',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: facts.map(({ report }) => report.duty) }),
        enclosure: paperKinds.progress.enclosure,
        title: 'แบบประเมินความก้าวหน้าศูนย์ประสานงานองค์การชุมชน (ศอช.)',
        source: 'ประเมินความก้าวหน้า',
      }),
      scale: progressScale,
      sheets: facts
        .toSorted((a, b) => byPlace(a.report.duty, b.report.duty))
        .map((fact) => sheetOf(fact, context)),
    },
  };
}

function sheetOf({ report, members }: CommitteeReport, context: PaperContext): ProgressSheet {
  const { duty, place } = report;
  const answers = report.answers ?? {};
  const { mean, overall, meetingsHeld } = progressIn(answers);
  return {
    centre: duty.centreName,
    place,
    assessedOn: dayIn(answers, 'assessedOn'),
    aspects: progressAspects.map((aspect) => aspectOf(aspect, answers)),
    mean,
    overall,
    meetingsHeld,
    suggestions: textIn(answers, 'suggestions') || null,
    reporter: holderOf(members, { seat: 'secretary', title: `เลขานุการ ${duty.centreName}` }),
    assessor: unsigned,
    checker: officeSigners(context).checker,
  };
}

function aspectOf(
  { id, title, words }: (typeof progressAspects)[number],
  answers: Answers,
): AssessedAspect {
  const level = levelIn(answers, id);
  const said = (part: string): string | null => textIn(answers, `${id}${part}`) || null;
  return {
    title,
    level,
    words: level === null ? null : (words[level - 1] ?? null),
    evidence: said('Evidence'),
    problems: said('Problems'),
    remedies: said('Remedies'),
  };
}

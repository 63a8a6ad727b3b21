import type { Answers } from '../fields/field.ts';
import { numberIn, textIn } from '../form/answers.ts';
import { progressAspects } from '../forms/progress-assessment.ts';
import { meanOf } from './report-facts.ts';

/** The level of one aspect, 1 to 5; null when it is not given. */
export function levelIn(answers: Answers, aspect: string): number | null {
  const level = Number(textIn(answers, `${aspect}Level`));
  return level >= 1 && level <= 5 ? level : null;
}

export interface ProgressSummary {
  levels: (number | null)[];
  mean: number | null;
  overall: number | null;
  meetingsHeld: number | null;
}

export function progressIn(answers: Answers): ProgressSummary {
  const levels = progressAspects.map(({ id }) => levelIn(answers, id));
  return {
    levels,
    mean: levels.includes(null) ? null : meanOf(levels),
    overall: levelIn(answers, 'overall'),
    meetingsHeld: numberIn(answers, 'meetingsHeld'),
  };
}

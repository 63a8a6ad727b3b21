import type { Criteria, CriteriaContent, Indicator } from './criteria.ts';
import type { Answers } from '../fields/field.ts';
import { indicatorFieldId } from '../scoring.ts';

/** One difference between two criteria sets, in Thai. */
export interface CriteriaChange {
  /** หมวด 2, ตัวชี้วัด 1.3, ระดับ, ชุดเกณฑ์ */
  where: string;
  what: string;
  before: string | null;
  after: string | null;
}

/** The differences between two sets, in the order of the form. */
export function diffCriteria(before: CriteriaContent, after: CriteriaContent): CriteriaChange[] {
  return [
    ...texts('ชุดเกณฑ์', [
      ['ชื่อชุด', before.title, after.title],
      ['หมายเหตุ', before.notice, after.notice],
      ['แหล่งที่มา', before.source, after.source],
    ]),
    ...texts('ระดับ', [['ระดับและร้อยละขั้นต่ำ', levelsText(before), levelsText(after)]]),
    ...categoryChanges(before, after),
    ...indicatorChanges(before, after),
  ];
}

function texts(
  where: string,
  pairs: readonly [what: string, before: string, after: string][],
): CriteriaChange[] {
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => ({ where, what, before, after }));
}

function levelsText({ levels }: CriteriaContent): string {
  return levels
    .toSorted((a, b) => b.minPercent - a.minPercent)
    .map((level) => `${level.title} ตั้งแต่ร้อยละ ${level.minPercent}`)
    .join(' · ');
}

function categoryChanges(before: CriteriaContent, after: CriteriaContent): CriteriaChange[] {
  return pairUp(before.categories, after.categories).flatMap(([was, is]) => {
    const where = `หมวด ${(is ?? was)?.id ?? ''}`;
    if (was && is)
      return texts(where, [
        ['ชื่อหมวด', was.title, is.title],
        ['น้ำหนัก', weightText(was.weight), weightText(is.weight)],
      ]);
    return [{ where, what: 'หมวด', before: was?.title ?? null, after: is?.title ?? null }];
  });
}

function indicatorChanges(before: CriteriaContent, after: CriteriaContent): CriteriaChange[] {
  return pairUp(indicatorsOf(before), indicatorsOf(after)).flatMap(([was, is]) => {
    const where = `ตัวชี้วัด ${(is ?? was)?.id ?? ''}`;
    if (was && is) return inside(where, was, is);
    return [{ where, what: 'ตัวชี้วัด', before: was?.title ?? null, after: is?.title ?? null }];
  });
}

function inside(where: string, was: Indicator, is: Indicator): CriteriaChange[] {
  const scores = [...new Set([...was.choices, ...is.choices].map((choice) => choice.score))];
  return texts(where, [
    ['ชื่อ', was.title, is.title],
    ['ชื่อย่อ', was.shortTitle, is.shortTitle],
    ['คำอธิบาย', was.guidance, is.guidance],
    ['หลักฐาน', was.evidence.join(' · '), is.evidence.join(' · ')],
    ['น้ำหนัก', weightText(was.weight), weightText(is.weight)],
    ...scores
      .toSorted((a, b) => a - b)
      .map((score): [string, string, string] => [
        `เกณฑ์ ${score} คะแนน`,
        choiceText(was, score),
        choiceText(is, score),
      ]),
  ]);
}

function choiceText({ choices }: Indicator, score: number): string {
  return choices.find((choice) => choice.score === score)?.text ?? 'ไม่มี';
}

function weightText(weight: number | undefined): string {
  return String(weight ?? 1);
}

/**
 * Pairs the items of two sets by number: first the items of the newer set in its order, then the
 * removed ones.
 */
function pairUp<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): [T | undefined, T | undefined][] {
  const gone = before.filter((item) => !after.some((other) => other.id === item.id));
  return [
    ...after.map((is): [T | undefined, T | undefined] => [
      before.find((item) => item.id === is.id),
      is,
    ]),
    ...gone.map((was): [T | undefined, T | undefined] => [was, undefined]),
  ];
}

export function indicatorsOf({ categories }: CriteriaContent): Indicator[] {
  return categories.flatMap((category) => category.indicators);
}

/** Indicators in both sets whose title, guidance or choices have changed. */
export function changedIndicators(before: CriteriaContent, now: CriteriaContent): string[] {
  return pairUp(indicatorsOf(before), indicatorsOf(now)).flatMap(([was, is]) =>
    was && is && meaning(was) !== meaning(is) ? [indicatorFieldId(is.id)] : [],
  );
}

/** Everything that a grader reads about an indicator before giving a score. */
function meaning({ title, guidance, choices }: Indicator): string {
  return JSON.stringify([title, guidance, choices]);
}

/**
 * Answers of the previous round that can be compared with this one. Scores of changed indicators
 * are left out, so that graders are not asked why they differ.
 */
export function comparableAnswers(
  answers: Answers,
  { before, now }: { before: Criteria; now: Criteria },
): Record<string, unknown> {
  const same = new Set(
    indicatorsOf(now)
      .filter((is) => {
        const was = indicatorsOf(before).find((indicator) => indicator.id === is.id);
        return was !== undefined && JSON.stringify(was.choices) === JSON.stringify(is.choices);
      })
      .map((indicator) => indicatorFieldId(indicator.id)),
  );
  const known = new Set(indicatorsOf(before).map((indicator) => indicatorFieldId(indicator.id)));
  return Object.fromEntries(
    Object.entries(answers).filter(([field]) => same.has(field) || !known.has(field)),
  );
}

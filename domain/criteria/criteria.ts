import * as z from 'zod/mini';
import { areaCodeSchema } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';

const textSchema = z.string().check(z.minLength(1), z.maxLength(600));
const shortSchema = z.string().check(z.minLength(1), z.maxLength(80));
/** The printed number of a category or an indicator: 1, 1.2. */
const numberSchema = z.string().check(z.regex(/^\d{1,2}(\.\d{1,2})?$/));
const weightSchema = z.number().check(z.gt(0), z.maximum(1000));

/** A score and the text that describes it. */
export const choiceSchema = z.object({
  score: z.number().check(z.minimum(0), z.maximum(100)),
  text: textSchema,
});

export const indicatorSchema = z.object({
  id: numberSchema,
  title: textSchema,
  shortTitle: shortSchema,
  guidance: textSchema,
  choices: z.array(choiceSchema).check(z.minLength(2), z.maxLength(10)),
  evidence: z.array(z.string().check(z.maxLength(200))),
  basis: z.string(),
  weight: z.optional(weightSchema),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const categorySchema = z.object({
  id: numberSchema,
  title: textSchema,
  weight: z.optional(weightSchema),
  indicators: z.array(indicatorSchema).check(z.minLength(1), z.maxLength(60)),
});

export const gradeLevelSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  title: shortSchema,
  minPercent: z.number().check(z.minimum(0), z.maximum(100)),
});
export type GradeLevel = z.infer<typeof gradeLevelSchema>;

export const criteriaStateSchema = z.enum(['draft', 'published', 'retired']);

/** A grading form as data, so that the province can change it without a programmer. */
export const criteriaSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,80}$/)),
  /** The province whose set this is; null for a set of the whole country. */
  areaCode: z.nullable(areaCodeSchema),
  title: textSchema,
  fiscalYear: z.int(),
  version: z.int(),
  state: criteriaStateSchema,
  /** Counts the saves of a draft. A save based on an older edition is refused. */
  edition: z.int(),
  /** True for our own example in place of the official criteria. Every screen that shows it says so. */
  sample: z.boolean(),
  notice: textSchema,
  source: textSchema,
  levels: z.array(gradeLevelSchema).check(z.minLength(1), z.maxLength(10)),
  categories: z.array(categorySchema).check(z.minLength(1), z.maxLength(20)),
});
export type Criteria = z.infer<typeof criteriaSchema>;
/** A set of one province, which its people may change. */
export type ProvinceCriteria = Criteria & { areaCode: AreaCode };

/** The part that the province edits; the system maintains the other fields. */
export const criteriaContentSchema = z.pick(criteriaSchema, {
  title: true,
  notice: true,
  source: true,
  levels: true,
  categories: true,
});
export type CriteriaContent = z.infer<typeof criteriaContentSchema>;

/** Checks rules that a schema cannot express. Returns no messages when the set can be published. */
export function validateCriteria(set: CriteriaContent): string[] {
  const indicators = set.categories.flatMap((category) => category.indicators);
  const flaws: string[] = [];
  if (hasTwins(set.categories.map((category) => category.id))) flaws.push('เลขหมวดซ้ำกัน');
  if (hasTwins(indicators.map((indicator) => indicator.id))) flaws.push('เลขตัวชี้วัดซ้ำกัน');
  for (const one of indicators) {
    if (hasTwins(one.choices.map((each) => each.score))) flaws.push(`ตัวชี้วัด ${one.id} มีคะแนนซ้ำกัน`);
  }
  if (hasTwins(set.levels.map((level) => level.minPercent))) flaws.push('ระดับมีร้อยละขั้นต่ำซ้ำกัน');
  if (!set.levels.some((level) => level.minPercent === 0)) flaws.push('ต้องมีระดับที่เริ่มจากร้อยละ 0');
  if (hasTwins(set.levels.map((level) => level.id))) flaws.push('รหัสระดับซ้ำกัน');
  for (const one of set.categories) {
    const strays = one.indicators.filter(({ id }) => !id.startsWith(`${one.id}.`));
    for (const { id } of strays) flaws.push(`ตัวชี้วัด ${id} อยู่ผิดหมวด (หมวด ${one.id})`);
  }
  return flaws;
}

type Published = Pick<Criteria, 'areaCode' | 'fiscalYear' | 'state'>;

/**
 * True for a published set of the country that a province does not use, because it has published one
 * of its own for that year. `sets` are the sets that the province sees.
 */
export function isReplaced(set: Published, sets: readonly Published[]): boolean {
  return (
    set.areaCode === null &&
    set.state === 'published' &&
    sets.some(
      ({ areaCode, fiscalYear, state }) =>
        areaCode !== null && fiscalYear === set.fiscalYear && state === 'published',
    )
  );
}

interface NewDraft {
  from: Criteria;
  /** The province that gets the draft. */
  areaCode: AreaCode;
  /** The newest version of the criteria that the province sees for that year. */
  newest: number;
  fiscalYear: number;
}

/**
 * Makes a draft of a province by copying another set: the next version for the same year, or a set for
 * the next year.
 */
export function copyAsDraft({ from, areaCode, newest, fiscalYear }: NewDraft): ProvinceCriteria {
  const version = newest + 1;
  return {
    ...from,
    id: `grading-${areaCode}-${fiscalYear}-v${version}`,
    areaCode,
    fiscalYear,
    version,
    state: 'draft',
    edition: 1,
  };
}

function hasTwins(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}

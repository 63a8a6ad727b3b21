import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';

export const levelSchema = z.enum(['tambon', 'district', 'province']);
export type Level = z.infer<typeof levelSchema>;

/**
 * An official area number: province 57, district 5701, tambon 570101. A code begins with the codes of
 * the district and the province around it.
 */
export type AreaCode = `${number}`;

const areaCodePattern = /^\d{2}(\d{2}(\d{2})?)?$/;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern admits only digits
export const areaCodeSchema = z.string().check(z.regex(areaCodePattern)) as z.ZodMiniType<
  AreaCode,
  string
>;

/** An area code, or '' for things that belong to no area, such as a digest or an audit row of a job. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern admits only digits and ''
export const optionalAreaCodeSchema = z
  .string()
  .check(z.regex(/^(\d{2}(\d{2}(\d{2})?)?)?$/)) as z.ZodMiniType<AreaCode | '', string>;

export function isAreaCode(text: string): text is AreaCode {
  return areaCodePattern.test(text);
}

/** The district an area belongs to; a province returns itself. */
export function districtOf(code: AreaCode): AreaCode {
  return leadingDigits(code, 4);
}

export function provinceOf(code: AreaCode): AreaCode {
  return leadingDigits(code, 2);
}

/** The area and the areas around it, widest first: 57, 5704 and 570401 for 570401. */
export function areasAround(code: AreaCode): AreaCode[] {
  return [...new Set([provinceOf(code), districtOf(code), code])];
}

function leadingDigits(code: AreaCode, count: number): AreaCode {
  const digits = code.slice(0, count);
  if (!isAreaCode(digits)) throw new RangeError(`${code} is not an area code`);
  return digits;
}

export const centreSchema = z.object({
  /** Separate from the area code, because a tambon may one day have two centres. */
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  level: levelSchema,
  areaCode: areaCodeSchema,
  /** The official form of the name: ศอช.ต.งิ้ว, ศอช.อ.เทิง, ศอช.จ.เชียงราย. */
  name: z.string(),
  /** Empty for the centre of the province. */
  districtName: z.string(),
  openedOn: daySchema,
  /** From this day on the centre gets no new duties. */
  closedOn: z.nullable(daySchema),
  /** Why it was closed, and the centre it was merged into. */
  closing: z.optional(z.object({ reason: z.string(), into: z.nullable(z.string()) })),
  /**
   * The day a closed centre was opened again. The centre does not owe what came due while it was
   * closed.
   */
  reopenedOn: z.optional(daySchema),
});
export type Centre = z.infer<typeof centreSchema>;

export const areaSchema = z.object({
  /** The official DOPA number. */
  id: areaCodeSchema,
  level: levelSchema,
  name: z.string(),
  districtName: z.string(),
  /** Row and column on the province's tile map. Only districts have one. */
  tile: z.nullable(z.tuple([z.int(), z.int()])),
});
export type Area = z.infer<typeof areaSchema>;

const levelMark = { tambon: 'ต.', district: 'อ.', province: 'จ.' } as const;
const levelLetter = { tambon: 't', district: 'd', province: 'p' } as const;

export function levelOf(code: AreaCode): Level {
  if (code.length === 2) return 'province';
  return code.length === 4 ? 'district' : 'tambon';
}

/** The area's short official name: ต.งิ้ว, อ.เทิง, จ.เชียงราย. */
export function areaLabel(item: Pick<Area, 'level' | 'name'>): string {
  return levelMark[item.level] + item.name;
}

/** The id of the first centre of an area. Later centres of the same area get other ids. */
export function centreOf(item: Area, openedOn: Day): Centre {
  return {
    id: levelLetter[item.level] + item.id,
    level: item.level,
    areaCode: item.id,
    name: `ศอช.${areaLabel(item)}`,
    districtName: item.districtName,
    openedOn,
    closedOn: null,
  };
}

export function isOpenOn({ openedOn, closedOn }: Centre, on: Day): boolean {
  return openedOn <= on && (closedOn === null || closedOn > on);
}

export function isWithin(code: AreaCode, scope: AreaCode): boolean {
  return code.startsWith(scope);
}

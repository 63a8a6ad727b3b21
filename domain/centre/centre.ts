import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';

export const levelSchema = z.enum(['tambon', 'district', 'province']);
export type Level = z.infer<typeof levelSchema>;

/** Province 57, district 5701, tambon 570101. Scope is a prefix of it. */
export const areaCodeSchema = z.string().check(z.regex(/^\d{2}(\d{2}(\d{2})?)?$/));

export const centreSchema = z.object({
  /** Its own id, apart from the area code: a tambon may one day have two centres. */
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  level: levelSchema,
  areaCode: areaCodeSchema,
  /** As officials write it: ศอช.ต.งิ้ว, ศอช.อ.เทิง, ศอช.จ.เชียงราย. */
  name: z.string(),
  /** Empty for the province's own centre. */
  districtName: z.string(),
  openedOn: daySchema,
  /** From this day on it owes nothing new. */
  closedOn: z.nullable(daySchema),
  /** How it ended: why, and with which centre it was merged. */
  closing: z.optional(z.object({ reason: z.string(), into: z.nullable(z.string()) })),
  /** Closed once, and open again from this day: what came due in between was never its own. */
  reopenedOn: z.optional(daySchema),
});
export type Centre = z.infer<typeof centreSchema>;

export const areaSchema = z.object({
  /** Its code: the official DOPA number. */
  id: areaCodeSchema,
  level: levelSchema,
  name: z.string(),
  districtName: z.string(),
  /** Row and column on the province's tile map; districts only. */
  tile: z.nullable(z.tuple([z.int(), z.int()])),
});
export type Area = z.infer<typeof areaSchema>;

const levelMark = { tambon: 'ต.', district: 'อ.', province: 'จ.' } as const;
const levelLetter = { tambon: 't', district: 'd', province: 'p' } as const;

export function levelOf(code: string): Level {
  if (code.length === 2) return 'province';
  return code.length === 4 ? 'district' : 'tambon';
}

/** The area's short official name: ต.งิ้ว, อ.เทิง, จ.เชียงราย. */
export function areaLabel(item: Pick<Area, 'level' | 'name'>): string {
  return levelMark[item.level] + item.name;
}

/** The one centre every area starts with; merged or extra centres get ids of their own later. */
export function centreOf(item: Area, openedOn: string): Centre {
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

export function isWithin(code: string, scope: string): boolean {
  return code.startsWith(scope);
}

import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import { markUntyped } from '../untyped-text.ts';
import { areaCodeSchema } from '../centre/centre.ts';
import { paperFormatSchema, paperIdSchema } from './paper.ts';

/** The id of a letter or a duty. */
const idSchema = markUntyped(z.string().check(z.regex(/^[a-z0-9.-]{1,160}$/)));

/**
 * Which paper is wanted, and for which place, letter and round. A duty asks for the paper of one
 * report instead of a whole area.
 */
export const paperRequestSchema = z.object({
  paper: paperIdSchema,
  area: areaCodeSchema,
  format: paperFormatSchema,
  /** If left out, the letter in force is used. */
  letter: z.optional(idSchema),
  /** If left out, all rounds that have begun are used. */
  round: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
  duty: z.optional(idSchema),
  /** True for a blank sheet that is filled in by hand. */
  blank: z.optional(z.boolean()),
  thaiDigits: z.optional(z.boolean()),
});
export type PaperRequest = z.infer<typeof paperRequestSchema>;

/** A paper of a whole area. */
export const areaPaperRequestSchema = z.omit(paperRequestSchema, { duty: true });
export type AreaPaperRequest = z.infer<typeof areaPaperRequestSchema>;

/** Asks for all papers, orders and evidence of an area for one due date. */
export const bundleRequestSchema = z.object({
  area: areaCodeSchema,
  dueOn: daySchema,
  letter: z.optional(idSchema),
  thaiDigits: z.optional(z.boolean()),
});
export type BundleRequest = z.infer<typeof bundleRequestSchema>;

/** Asks for all reports of a letter in an area, with one worksheet for each obligation. */
export const yearRequestSchema = z.object({ letter: idSchema, area: areaCodeSchema });
export type YearRequest = z.infer<typeof yearRequestSchema>;

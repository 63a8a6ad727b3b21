import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import { markUntyped } from '../untyped-text.ts';
import { areaCodeSchema } from '../centre/centre.ts';
import { paperFormatSchema, paperIdSchema } from './paper.ts';

/** The id of a letter or a duty. */
const idSchema = markUntyped(z.string().check(z.regex(/^[a-z0-9.-]{1,160}$/)));

/** Which paper, of which place, letter and round. A duty names one report instead of a whole area. */
export const paperRequestSchema = z.object({
  paper: paperIdSchema,
  area: areaCodeSchema,
  format: paperFormatSchema,
  /** The letter in force when left out. */
  letter: z.optional(idSchema),
  /** All rounds that have begun when left out. */
  round: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
  duty: z.optional(idSchema),
  /** A form to fill in by hand. */
  blank: z.optional(z.boolean()),
  thaiDigits: z.optional(z.boolean()),
});
export type PaperRequest = z.infer<typeof paperRequestSchema>;

/** A paper of a whole area. */
export const areaPaperRequestSchema = z.omit(paperRequestSchema, { duty: true });
export type AreaPaperRequest = z.infer<typeof areaPaperRequestSchema>;

/** All papers, orders and evidence of an area that are due on one day. */
export const bundleRequestSchema = z.object({
  area: areaCodeSchema,
  dueOn: daySchema,
  letter: z.optional(idSchema),
  thaiDigits: z.optional(z.boolean()),
});
export type BundleRequest = z.infer<typeof bundleRequestSchema>;

/** The year of a letter: all its reports in an area, one worksheet an obligation. */
export const yearRequestSchema = z.object({ letter: idSchema, area: areaCodeSchema });
export type YearRequest = z.infer<typeof yearRequestSchema>;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { paperFormatSchema, paperIdSchema } from '#domain/papers/paper.ts';
import { paperRequestSchema } from '#domain/papers/request.ts';
import { untypedText } from '#domain/untyped-text.ts';
import type { Rows } from './row.ts';

const placeSchema = z.object({ areaCode: areaCodeSchema, name: z.string() });

export const listedPaperSchema = z.object({
  paper: paperIdSchema,
  /** The number of the round. Null for a paper that is not about one of several rounds. */
  round: z.nullable(z.int()),
  title: z.string(),
  enclosure: z.nullable(z.string()),
  formats: z.array(paperFormatSchema),
  /** The round's list of reports (sheet.read). */
  column: z.nullable(z.string()),
  isBegun: z.boolean(),
  /** Null for papers that can never be incomplete. */
  standing: z.nullable(
    z.object({
      accepted: z.int(),
      total: z.int(),
      mark: z.nullable(z.enum(['ร่าง', 'ตัวอย่าง'])),
      missing: z.array(
        z.extend(placeSchema, {
          notSent: z.int(),
          atDistrict: z.int(),
          atProvince: z.int(),
        }),
      ),
    }),
  ),
});

/** Finished papers: which can be made, and a page as it is printed. The files are made by `file.link`. */
export const paperRows = {
  'papers.list': {
    method: 'GET',
    path: '/api/papers',
    input: z.object({ area: z.optional(untypedText({ max: 6 })) }),
    output: z.object({
      area: z.extend(placeSchema, { level: levelSchema }),
      /** The areas that the reader may choose from. */
      areas: z.array(placeSchema),
      /** Null before the first letter is published. */
      letter: z.nullable(z.object({ id: z.string(), number: z.string(), fiscalYear: z.int() })),
      papers: z.array(listedPaperSchema),
      /** The due dates whose papers and evidence can be downloaded together. */
      bundles: z.array(z.object({ dueOn: daySchema, titles: z.array(z.string()) })),
    }),
  },
  'paper.preview': {
    method: 'POST',
    path: '/api/papers/preview',
    input: z.object({
      request: paperRequestSchema,
      page: z.int().check(z.minimum(1), z.maximum(999)),
    }),
    output: z.object({
      /** One page as an image. Null when there is none to print. */
      svg: z.nullable(z.string()),
      /** The reason why there is no page. */
      note: z.nullable(z.string()),
      page: z.int(),
      pages: z.int(),
    }),
  },
} as const satisfies Rows;

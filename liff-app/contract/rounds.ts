import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { idSchema } from './basics.ts';
import { dutyViewSchema } from './duty-views.ts';
import type { Rows } from './row.ts';

/** Maximum per request; the client sends a longer list in batches and shows progress. */
const maxAtOnce = 50;
/** Extending an obligation affects every centre of the province. */
const maxUndone = 300;

const manySchema = z.object({
  items: z
    .array(z.object({ id: idSchema, revision: z.int() }))
    .check(z.minLength(1), z.maxLength(maxAtOnce)),
});

/** Per report in the order of the request: done, or why not. Repeating the request is safe. */
const bulkResultSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'refused']),
      code: z.nullable(z.string()),
      message: z.nullable(z.string()),
    }),
  ),
});

/** One round: every centre of an area, and bulk decisions. */
export const roundRows = {
  'sheet.read': {
    method: 'GET',
    path: '/api/sheet/:column',
    input: z.object({
      /** letter.obligation.round */
      column: z.string().check(z.maxLength(200)),
      area: z.optional(z.string().check(z.maxLength(6))),
    }),
    output: z.object({
      column: z.string(),
      clause: z.string(),
      title: z.string(),
      dueOn: daySchema,
      area: z.object({ areaCode: areaCodeSchema, name: z.string(), level: levelSchema }),
      today: daySchema,
      /** The proposed date of an extension for all. */
      proposedExtension: daySchema,
      /** This person may give more time here. */
      mayGiveTime: z.boolean(),
      rows: z.array(
        z.object({
          duty: dutyViewSchema,
          /** Names of the holders; empty at the province and when there is none. */
          who: z.array(z.string()),
          /** Findings of the automated checks while it is in review. */
          checks: z.nullable(
            z.object({
              problems: z.int(),
              reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
            }),
          ),
          /** No findings and no reasons: may be forwarded from the list. */
          plain: z.boolean(),
        }),
      ),
      /** For a province: its districts. */
      districts: z.array(
        z.object({
          areaCode: areaCodeSchema,
          name: z.string(),
          total: z.int(),
          reached: z.int(),
          waiting: z.int(),
          accepted: z.int(),
        }),
      ),
    }),
  },
  'reports.forward': {
    method: 'POST',
    path: '/api/reports/forward',
    input: manySchema,
    output: bulkResultSchema,
  },
  /** Undoes the person's newest decision on each duty. */
  'duty.undoMany': {
    method: 'POST',
    path: '/api/reports/undo',
    input: z.object({ ids: z.array(idSchema).check(z.minLength(1), z.maxLength(maxUndone)) }),
    output: bulkResultSchema,
  },
  'reports.accept': {
    method: 'POST',
    path: '/api/reports/accept',
    input: manySchema,
    output: bulkResultSchema,
  },
} as const satisfies Rows;

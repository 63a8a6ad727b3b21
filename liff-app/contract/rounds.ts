import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { idSchema, instantSchema } from './basics.ts';
import { dutyViewSchema } from './duty-views.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

/**
 * The most reports in one request. The client sends a longer list in several requests and shows progress.
 */
const maxAtOnce = 50;
/** The most duties in one request. An extension for all may concern every centre of the province. */
const maxUndone = 300;

const manySchema = z.object({
  items: z
    .array(z.object({ id: idSchema, revision: z.int() }))
    .check(z.minLength(1), z.maxLength(maxAtOnce)),
});

/** One result for each report, in the order of the request. The same request can be sent again. */
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

const scoreSchema = z.object({ level: z.nullable(z.string()), percent: z.number() });

/**
 * One round of one obligation: its reports from every centre of an area, and decisions on several at a
 * time.
 */
export const roundRows = {
  'sheet.read': {
    method: 'GET',
    path: '/api/sheet/:column',
    input: z.object({
      /** The ids of letter and obligation, and the number of the round: chiang-rai-2568.grading.1. */
      column: untypedText({ max: 200 }),
      area: z.optional(untypedText({ max: 6 })),
    }),
    output: z.object({
      column: z.string(),
      clause: z.string(),
      title: z.string(),
      dueOn: daySchema,
      area: z.object({ areaCode: areaCodeSchema, name: z.string(), level: levelSchema }),
      today: daySchema,
      /** The date that the screen proposes when all reports get more time. */
      proposedExtension: daySchema,
      /** Public holidays from today on, because an extension must end on a working day. */
      holidays: z.array(daySchema),
      /** The reader may give more time to the reports of this area. */
      mayGiveTime: z.boolean(),
      rows: z.array(
        z.object({
          duty: dutyViewSchema,
          /**
           * Names of the people who have the report now. Empty when the province has it, or when no person
           * does.
           */
          who: z.array(z.string()),
          /** Findings of the automated checks; null unless the report is in review. */
          checks: z.nullable(
            z.object({
              problems: z.int(),
              reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
              /** Answers copied from the last report that the sender did not look at. */
              copied: z.int(),
            }),
          ),
          /** A picture of the report was sent by another place too. */
          sharesPictures: z.boolean(),
          /**
           * True when it has no findings, reasons and copied answers. Only such a report can be decided on
           * from the list.
           */
          plain: z.boolean(),
        }),
      ),
      /** The districts when the area is a province. Otherwise empty. */
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
  /** The reports of one round that wait for the reader. */
  'review.read': {
    method: 'GET',
    path: '/api/review/:column',
    input: z.object({
      column: untypedText({ max: 200 }),
      area: z.optional(untypedText({ max: 6 })),
    }),
    output: z.object({
      column: z.string(),
      clause: z.string(),
      title: z.string(),
      areaName: z.string(),
      /** The decision that the reader may take. Null when no report waits. */
      act: z.nullable(z.enum(['accept', 'forward'])),
      /** The number of all waiting reports. `reports` has only the first ones. */
      waiting: z.int(),
      reports: z.array(
        z.object({
          id: z.string(),
          revision: z.int(),
          label: z.string(),
          submittedAt: z.nullable(instantSchema),
          /** A picture of the report was sent by another place too. */
          sharesPictures: z.boolean(),
          /**
           * True when it has no findings, reasons and copied answers, so that it may be decided on without
           * reading.
           */
          plain: z.boolean(),
          problems: z.int(),
          reasons: z.int(),
          copied: z.int(),
          /** The scores of a grading and of the previous round. */
          score: z.nullable(scoreSchema),
          before: z.nullable(scoreSchema),
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
  /** Undoes the reader's newest decision on each duty. */
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

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { dutyViewSchema, idSchema } from './views.ts';
import type { Rows } from './row.ts';

/** So many in one request; a longer list is sent in parts, and the screen shows how far it is. */
const maxAtOnce = 50;
/** More time for an obligation reaches every centre of the province. */
const maxUndone = 300;

const manySchema = z.object({
  items: z
    .array(z.object({ id: idSchema, revision: z.int() }))
    .check(z.minLength(1), z.maxLength(maxAtOnce)),
});

/** Per report, in the order asked: done, or why not. The same list again finds done what is done. */
const passedSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'refused']),
      code: z.nullable(z.string()),
      message: z.nullable(z.string()),
    }),
  ),
});

/** One demand of the letter, every place of an area in one list, and what is decided on it together. */
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
      /** The date that more time for all of them would have, unless another is chosen. */
      proposedExtension: daySchema,
      /** This person may give more time here. */
      mayGiveTime: z.boolean(),
      rows: z.array(
        z.object({
          duty: dutyViewSchema,
          /** With whom it lies, by name; empty at the province and when nobody is there. */
          who: z.array(z.string()),
          /** What the machine found, while it is in review. */
          checks: z.nullable(
            z.object({
              problems: z.int(),
              reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
            }),
          ),
          /** Nothing found and no reason given: may be passed on from the list. */
          plain: z.boolean(),
        }),
      ),
      /** Of a province: its districts, each with a sheet of its own. */
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
    output: passedSchema,
  },
  /** Takes back one's own newest decision on each of them. */
  'duty.undoMany': {
    method: 'POST',
    path: '/api/reports/undo',
    input: z.object({ ids: z.array(idSchema).check(z.minLength(1), z.maxLength(maxUndone)) }),
    output: passedSchema,
  },
  'reports.accept': {
    method: 'POST',
    path: '/api/reports/accept',
    input: manySchema,
    output: passedSchema,
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { dutyViewSchema } from './duty-views.ts';
import {
  calendarDateSchema,
  overviewGradesSchema,
  overviewProgressSchema,
  overviewSchema,
} from './overview-views.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

const noneSchema = z.object({});

/** งานของฉัน, and what a reviewer has to decide. */
export const mineSchema = z.object({
  today: daySchema,
  duties: z.array(dutyViewSchema),
  queue: z.array(dutyViewSchema),
  /** Extension requests for the province to decide. */
  asked: z.array(dutyViewSchema),
  sentCount: z.int(),
  total: z.int(),
});

/** Lists of duties: own work, the year, the overview. */
export const listRows = {
  /** งานของฉัน: own duties, the most urgent first; reviewers also get their queue. */
  'duties.mine': {
    method: 'GET',
    path: '/api/duties/mine',
    input: noneSchema,
    output: mineSchema,
  },
  /** A list of the overview: late, returned, in review; by area and column. */
  'duties.list': {
    method: 'GET',
    path: '/api/duties',
    input: z.object({
      area: z.optional(untypedText()),
      filter: z.optional(
        z.enum([
          'late',
          'returned',
          'atDistrict',
          'atProvince',
          'next',
          'extended',
          'waived',
          'all',
        ]),
      ),
      column: z.optional(untypedText()),
      centre: z.optional(untypedText()),
      year: z.optional(z.coerce.number()),
      after: z.optional(untypedText()),
    }),
    output: z.object({
      duties: z.array(dutyViewSchema),
      total: z.int(),
      next: z.nullable(z.string()),
    }),
  },
  'calendar.read': {
    method: 'GET',
    path: '/api/calendar',
    input: noneSchema,
    output: z.object({
      today: daySchema,
      fiscalYear: z.int(),
      /** Letters in force for this person's areas. */
      letters: z.array(
        z.object({ id: z.string(), number: z.string(), date: daySchema, subject: z.string() }),
      ),
      dates: z.array(calendarDateSchema),
    }),
  },
  'overview.read': {
    method: 'GET',
    path: '/api/overview',
    input: z.object({ area: z.optional(untypedText()), year: z.optional(z.coerce.number()) }),
    output: overviewSchema,
  },
  'overview.progress': {
    method: 'GET',
    path: '/api/overview/progress',
    input: z.object({ area: z.optional(untypedText()), year: z.optional(z.coerce.number()) }),
    output: overviewProgressSchema,
  },
  'overview.grades': {
    method: 'GET',
    path: '/api/overview/grades',
    input: z.object({ area: z.optional(untypedText()), year: z.optional(z.coerce.number()) }),
    output: overviewGradesSchema,
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { dutyActionSchema } from '#domain/duty/action.ts';
import {
  dutyOrderSchema,
  dutyViewNameSchema,
  holderFilterSchema,
} from '#domain/duty/list/filter.ts';
import { reachSchema } from '#domain/people/directory.ts';
import { dutyViewSchema } from './duty-views.ts';
import {
  calendarDateSchema,
  clausesSchema,
  likelyLateSchema,
  overviewGradesSchema,
  overviewProgressSchema,
  overviewSchema,
} from './overview-views.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

const noneSchema = z.object({});

/** งานของฉัน, and the decisions that wait for a reviewer. */
export const mineSchema = z.object({
  today: daySchema,
  duties: z.array(dutyViewSchema),
  queue: z.array(dutyViewSchema),
  /** Extension requests for the province to decide. */
  asked: z.array(dutyViewSchema),
  sentCount: z.int(),
  total: z.int(),
});

/** Which duties a list shows, and in which order. The screen’s address has the same fields. */
export const listInput = {
  area: z.optional(untypedText()),
  filter: z.optional(dutyViewNameSchema),
  column: z.optional(untypedText()),
  centre: z.optional(untypedText()),
  year: z.optional(z.coerce.number()),
  /** Words from a centre, a title or a name. */
  query: z.optional(z.string().check(z.maxLength(80))),
  district: z.optional(untypedText()),
  clause: z.optional(untypedText()),
  until: z.optional(daySchema),
  holder: z.optional(holderFilterSchema),
  sort: z.optional(dutyOrderSchema),
  desc: z.optional(z.enum(['yes'])),
};

/** A duty with the people who must act, and how well reminders reach them. */
const listedDutySchema = z.extend(dutyViewSchema, {
  /** The number of days that the duty has been with its holder. Null when it needs no action. */
  waitingDays: z.nullable(z.int()),
  who: z.array(
    z.object({
      name: z.string(),
      reach: reachSchema,
      silentDays: z.int(),
      remindedOn: z.nullable(daySchema),
    }),
  ),
});

/** Lists of duties: one’s own work, the year, the overview. */
export const listRows = {
  /** งานของฉัน: own duties with the most urgent first. Reviewers also get their queue. */
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
    input: z.object({ ...listInput, from: z.optional(z.coerce.number()) }),
    output: z.object({
      duties: z.array(listedDutySchema),
      total: z.int(),
      /** The start of the next page. */
      next: z.nullable(z.int()),
      views: z.record(dutyViewNameSchema, z.int()),
      /** Counts over the filtered rows. */
      summary: z.object({
        late: z.int(),
        atDistrict: z.int(),
        returned: z.int(),
        notSent: z.int(),
      }),
      /** The choices that the filters of this view offer. */
      choices: z.object({
        districts: z.array(z.object({ areaCode: areaCodeSchema, name: z.string() })),
        clauses: z.array(z.string()),
        dates: z.array(daySchema),
      }),
    }),
  },
  /** All duties of a filtered list, so that they can be selected together. */
  'duties.select': {
    method: 'GET',
    path: '/api/duties/select',
    input: z.object(listInput),
    output: z.object({
      duties: z.array(
        z.object({
          id: z.string(),
          revision: z.int(),
          label: z.string(),
          actions: z.array(dutyActionSchema),
        }),
      ),
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
  /** Reports that may come late, with the reasons, and how often earlier ones were named correctly. */
  'overview.likelyLate': {
    method: 'GET',
    path: '/api/overview/likely-late',
    input: z.object({ area: z.optional(untypedText()) }),
    output: likelyLateSchema,
  },
  'overview.clauses': {
    method: 'GET',
    path: '/api/overview/clauses',
    input: z.object({ area: z.optional(untypedText()), year: z.optional(z.coerce.number()) }),
    output: clausesSchema,
  },
  'overview.grades': {
    method: 'GET',
    path: '/api/overview/grades',
    input: z.object({ area: z.optional(untypedText()), year: z.optional(z.coerce.number()) }),
    output: overviewGradesSchema,
  },
} as const satisfies Rows;

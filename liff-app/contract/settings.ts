import * as z from 'zod/mini';
import { firstDayTaskSchema } from '#domain/settings/first-day.ts';
import type { Rows } from './row.ts';

const noneSchema = z.object({});

/** The settings of a province: their present values, and the tasks that are left. */
export const settingsRows = {
  'settings.read': {
    method: 'GET',
    path: '/api/settings',
    input: noneSchema,
    output: z.object({
      /** The newest letter in force. */
      letter: z.nullable(z.object({ fiscalYear: z.int(), clauses: z.int(), duties: z.int() })),
      criteria: z.nullable(
        z.object({ categories: z.int(), indicators: z.int(), sample: z.boolean() }),
      ),
      centres: z.int(),
      /** Buddhist years, among this and the next, that have no holidays. */
      holidaysMissing: z.array(z.int()),
      /** People with a role in the province. */
      people: z.int(),
      /** Codes that can still be used. */
      invites: z.int(),
      requests: z.object({ open: z.int(), longestDays: z.int() }),
      /** `missing` counts the offices without a phone number, including the province’s own. */
      offices: z.object({ districts: z.int(), missing: z.int() }),
      quorumPercent: z.int(),
      issuer: z.string(),
      /** The time of the morning message, and the number of reminders before a date. */
      reminders: z.object({ digestAt: z.string(), waves: z.int() }),
      /** Requests about personal data that wait for the reader's answer. */
      dataRequests: z.int(),
    }),
  },
  'firstDay.read': {
    method: 'GET',
    path: '/api/settings/first-day',
    input: noneSchema,
    output: z.object({
      /** True when the list should be on the home screen. */
      isFirstDay: z.boolean(),
      tasks: z.array(
        z.object({
          task: firstDayTaskSchema,
          /** 0 when the task is done. */
          left: z.int(),
          /** True when the reader may do it. */
          isMine: z.boolean(),
        }),
      ),
    }),
  },
} as const satisfies Rows;

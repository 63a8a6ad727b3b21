import * as z from 'zod/mini';
import { firstDayTaskSchema } from '#domain/settings/first-day.ts';
import type { Rows } from './row.ts';

const noneSchema = z.object({});

/** The settings of a province as a whole: present values, and what is still to do. */
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
      /** Buddhist years without a holiday, of this and the next. */
      holidaysMissing: z.array(z.int()),
      /** People with a role in the province. */
      people: z.int(),
      /** Codes that can still be used. */
      invites: z.int(),
      requests: z.object({ open: z.int(), longestDays: z.int() }),
      /** `missing` counts the offices, also of the province, without a number to dial. */
      offices: z.object({ districts: z.int(), missing: z.int() }),
      quorumPercent: z.int(),
      issuer: z.string(),
      /** The time of the morning message, and the number of reminders for one date. */
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
      /** The list belongs on the home screen. */
      isFirstDay: z.boolean(),
      tasks: z.array(
        z.object({
          task: firstDayTaskSchema,
          /** 0 when the task is done. */
          left: z.int(),
          /** The reader may do it. */
          isMine: z.boolean(),
        }),
      ),
    }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { quotaWarnings } from '#domain/policy/quota-outlook.ts';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import { instantSchema } from './basics.ts';
import { quotaSchema } from './quota.ts';
import { forecastDaySchema } from './reminders.ts';
import type { Rows } from './row.ts';

/** The list of outgoing messages: every message of the province, and why it was not sent. */
export const deliveryRows = {
  'deliveries.list': {
    method: 'GET',
    path: '/api/deliveries',
    input: z.object({
      state: z.optional(deliveryStateSchema),
      /** The last message of the previous page. */
      after: z.optional(z.uuid()),
    }),
    output: z.object({
      quota: quotaSchema,
      /** Messages left this month without the reserve. Null when LINE did not say or has no limit. */
      left: z.nullable(z.number()),
      deliveries: z.array(
        z.object({
          id: z.string(),
          person: z.string(),
          name: z.string(),
          about: z.string(),
          state: deliveryStateSchema,
          why: z.string(),
          attempts: z.int(),
          plannedAt: instantSchema,
          notBefore: instantSchema,
          sentAt: z.nullable(instantSchema),
          acknowledgedAt: z.nullable(instantSchema),
          /** Text of the sent message, or the alternative text of a card; empty until it is sent. */
          text: z.string(),
          mayResend: z.boolean(),
        }),
      ),
      next: z.nullable(z.string()),
    }),
  },
  'deliveries.outlook': {
    method: 'GET',
    path: '/api/delivery-desk',
    input: z.object({}),
    output: z.object({
      today: daySchema,
      /** Set while all messages of the province are held. */
      hold: z.nullable(z.object({ by: z.string(), at: instantSchema, reason: z.string() })),
      /** Today's messages by state. */
      states: z.array(
        z.object({ state: deliveryStateSchema, count: z.int(), acknowledged: z.int() }),
      ),
      /** The mornings of the next 30 days. */
      days: z.array(forecastDaySchema),
      /** The number of other messages on a working day, as in the last 30 days. */
      othersADay: z.int(),
      /** Messages sent this month, by subject. */
      month: z.array(z.object({ about: z.string(), count: z.int() })),
      quota: z.nullable(
        z.object({
          limit: z.nullable(z.number()),
          used: z.number(),
          at: instantSchema,
          warning: z.nullable(z.literal(quotaWarnings)),
          monthEnd: z.int(),
          reaches: z.array(z.object({ percent: z.int(), on: daySchema })),
        }),
      ),
    }),
  },
  'deliveries.hold': {
    method: 'POST',
    path: '/api/delivery-desk/hold',
    input: z.object({ reason: z.string().check(z.maxLength(500)) }),
    output: z.object({}),
  },
  'deliveries.release': {
    method: 'POST',
    path: '/api/delivery-desk/release',
    input: z.object({}),
    output: z.object({}),
  },
  'delivery.resend': {
    method: 'POST',
    path: '/api/deliveries/:id/resend',
    input: z.object({ id: z.uuid() }),
    output: z.object({ sendAt: instantSchema }),
  },
} as const satisfies Rows;

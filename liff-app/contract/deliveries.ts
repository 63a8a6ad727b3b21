import * as z from 'zod/mini';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import { instantSchema } from './basics.ts';
import { quotaSchema } from './quota.ts';
import type { Rows } from './row.ts';

/** The delivery desk: every message of the province, and why it was not sent. */
export const deliveryRows = {
  'deliveries.list': {
    method: 'GET',
    path: '/api/deliveries',
    input: z.object({
      state: z.optional(deliveryStateSchema),
      /** The last message of the page before. */
      after: z.optional(z.uuid()),
    }),
    output: z.object({
      quota: quotaSchema,
      /** Messages left this month without the reserve; null when LINE did not say or has no limit. */
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
          /** The message as it was sent. */
          text: z.string(),
          mayResend: z.boolean(),
        }),
      ),
      next: z.nullable(z.string()),
    }),
  },
  'delivery.resend': {
    method: 'POST',
    path: '/api/deliveries/:id/resend',
    input: z.object({ id: z.uuid() }),
    output: z.object({ sendAt: instantSchema }),
  },
} as const satisfies Rows;

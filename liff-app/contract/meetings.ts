import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { meetingPlanSchema, reasonSchema } from '#domain/meeting/planned-meeting.ts';
import { idSchema, instantSchema } from './basics.ts';
import type { Rows } from './row.ts';

export const meetingViewSchema = z.object({
  id: idSchema,
  centre: z.object({ id: idSchema, label: z.string() }),
  on: daySchema,
  /** HH:MM; empty when a report named the day only. */
  startAt: z.string(),
  place: z.string(),
  /** Counts the changes; a change names the one it was made on. */
  sequence: z.int(),
  changedAt: z.nullable(instantSchema),
  cancelled: z.nullable(z.object({ reason: z.string() })),
  isOver: z.boolean(),
  mayPlan: z.boolean(),
});

const told = z.object({ told: z.int() });

/** Meetings announced ahead. */
export const meetingRows = {
  'meeting.read': {
    method: 'GET',
    path: '/api/meetings/:id',
    input: z.object({ id: idSchema }),
    output: meetingViewSchema,
  },
  /** Who will be told, and when. */
  'meeting.preview': {
    method: 'GET',
    path: '/api/centres/:centre/meetings/preview',
    input: z.object({ centre: idSchema }),
    output: z.object({
      people: z.int(),
      unreached: z.array(z.string()),
      /** Messages left this month; null without a limit. */
      left: z.nullable(z.int()),
      nextSendAt: instantSchema,
    }),
  },
  'meeting.plan': {
    method: 'POST',
    path: '/api/centres/:centre/meetings',
    input: z.object({ centre: idSchema, id: z.uuid(), plan: meetingPlanSchema }),
    output: told,
  },
  'meeting.change': {
    method: 'PUT',
    path: '/api/meetings/:id',
    input: z.object({ id: idSchema, sequence: z.int(), plan: meetingPlanSchema }),
    output: told,
  },
  'meeting.cancel': {
    method: 'POST',
    path: '/api/meetings/:id/cancel',
    input: z.object({ id: idSchema, sequence: z.int(), reason: reasonSchema }),
    output: told,
  },
  /** Undoes a cancellation. */
  'meeting.restore': {
    method: 'POST',
    path: '/api/meetings/:id/restore',
    input: z.object({ id: idSchema }),
    output: told,
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { day } from '../../domain/calendar.ts';
import { centreRef, dutyView, id } from '../views.ts';
import type { Rows } from './row.ts';

/** Centres. */
export const placeRows = {
  'centres.list': {
    method: 'GET',
    path: '/api/centres',
    input: z.object({ query: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      centres: z.array(
        z.object({ centre: centreRef, done: z.int(), total: z.int(), late: z.int() }),
      ),
    }),
  },
  'centre.read': {
    method: 'GET',
    path: '/api/centres/:id',
    input: z.object({ id }),
    output: z.object({
      centre: centreRef,
      members: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          position: z.string(),
          positionLabel: z.string(),
        }),
      ),
      duties: z.array(dutyView),
      nextMeetingOn: z.nullable(day),
    }),
  },
} as const satisfies Rows;

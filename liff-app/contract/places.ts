import * as z from 'zod/mini';
import { day } from '../../domain/calendar.ts';
import { extraForm } from '../../domain/extra.ts';
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
  /** The earliest open round nothing was sent for, else an extra report. */
  'report.begin': {
    method: 'POST',
    path: '/api/centres/:id/reports',
    input: z.object({ id, form: extraForm }),
    output: z.object({ duty: dutyView }),
  },
  'report.discard': {
    method: 'DELETE',
    path: '/api/duties/:id',
    input: z.object({ id }),
    output: z.object({}),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { day } from '#domain/calendar.ts';
import { extraForm } from '#domain/duty/ad-hoc.ts';
import { centreRef, dutyView, id, instant } from './views.ts';
import type { Rows } from './row.ts';

/** The live register: who sits, under which order, who sat before. */
const register = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      position: z.string(),
      positionLabel: z.string(),
      since: z.nullable(day),
      /** Other committees on which somebody of the same name sits. */
      alsoIn: z.array(z.string()),
      linked: z.boolean(),
    }),
  ),
  vacancies: z.array(z.string()),
  /** Newest first; the one in force has no endedOn. */
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      date: day,
      signer: z.string(),
      termFrom: day,
      termTo: day,
      files: z.array(z.object({ id: z.string(), name: z.string() })),
      endedOn: z.nullable(day),
      daysLeft: z.int(),
    }),
  ),
  history: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      positionLabel: z.string(),
      from: day,
      until: day,
      order: z.nullable(z.string()),
    }),
  ),
  /** People who joined as members and are no row of the register yet. */
  unlinked: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Centres. */
export const placeRows = {
  'centres.list': {
    method: 'GET',
    path: '/api/centres',
    input: z.object({ query: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      centres: z.array(
        z.object({
          centre: centreRef,
          closedOn: z.nullable(day),
          done: z.int(),
          total: z.int(),
          late: z.int(),
        }),
      ),
    }),
  },
  'centre.read': {
    method: 'GET',
    path: '/api/centres/:id',
    input: z.object({ id }),
    output: z.object({
      centre: centreRef,
      closedOn: z.nullable(day),
      closing: z.nullable(
        z.object({
          reason: z.string(),
          into: z.nullable(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
      register,
      duties: z.array(dutyView),
      /** Reports nobody demanded, newest first. */
      extras: z.array(dutyView),
      nextMeeting: z.nullable(z.object({ on: day, place: z.string() })),
      /** Meetings reported, newest first. */
      meetings: z.array(
        z.object({ duty: id, heldOn: z.string(), no: z.string(), present: z.int() }),
      ),
      grades: z.array(
        z.object({
          duty: id,
          title: z.string(),
          level: z.nullable(z.string()),
          percent: z.number(),
        }),
      ),
      projects: z.array(z.object({ duty: id, name: z.string(), stage: z.string() })),
      /** What this person may begin here of their own accord. */
      begins: z.array(extraForm),
    }),
  },
  'member.link': {
    method: 'POST',
    path: '/api/members/:member/person',
    input: z.object({ member: id, person: id }),
    output: z.object({}),
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
    /** Until when duty.undo brings it back. */
    output: z.object({ undoUntil: instant }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { adHocFormSchema } from '#domain/duty/ad-hoc.ts';
import { seatStateSchema } from '#domain/people/not-yet.ts';
import { centreRefSchema } from '#domain/duty/view.ts';
import { idSchema, instantSchema } from './basics.ts';
import { meetingViewSchema } from './meetings.ts';
import { dutyViewSchema } from './duty-views.ts';
import type { Rows } from './row.ts';

/** The register of a centre: members, orders and former members. */
const registerSchema = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      position: z.string(),
      positionLabel: z.string(),
      since: z.nullable(daySchema),
      /** Other committees that have a member with the same name. */
      alsoIn: z.array(z.string()),
      linked: z.boolean(),
      /** Whether messages reach the person. Null when the reader is a committee member. */
      reach: z.nullable(seatStateSchema),
    }),
  ),
  vacancies: z.array(z.string()),
  /** The orders, newest first. The order in force has no endedOn. */
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      date: daySchema,
      signer: z.string(),
      termFrom: daySchema,
      termTo: daySchema,
      files: z.array(z.object({ id: z.string(), name: z.string() })),
      endedOn: z.nullable(daySchema),
      daysLeft: z.int(),
    }),
  ),
  history: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      positionLabel: z.string(),
      from: daySchema,
      until: daySchema,
      order: z.nullable(z.string()),
    }),
  ),
  /** People who joined as members and are not linked to the register yet. */
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
          centre: centreRefSchema,
          closedOn: z.nullable(daySchema),
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
    input: z.object({ id: idSchema }),
    output: z.object({
      centre: centreRefSchema,
      closedOn: z.nullable(daySchema),
      closing: z.nullable(
        z.object({
          reason: z.string(),
          into: z.nullable(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
      register: registerSchema,
      duties: z.array(dutyViewSchema),
      /** Reports of earlier years, the newest year first. */
      earlier: z.array(z.object({ fiscalYear: z.int(), duties: z.array(dutyViewSchema) })),
      /** Unsolicited reports, newest first. */
      extras: z.array(dutyViewSchema),
      /** Coming meetings, the next first; cancelled ones until their day is over. */
      meetingsAhead: z.array(meetingViewSchema),
      /** The reader may announce a meeting of this centre. */
      plansMeetings: z.boolean(),
      /** Meetings reported, newest first. */
      meetings: z.array(
        z.object({ duty: idSchema, heldOn: z.string(), no: z.string(), present: z.int() }),
      ),
      grades: z.array(
        z.object({
          duty: idSchema,
          title: z.string(),
          level: z.nullable(z.string()),
          percent: z.number(),
          categories: z.array(z.object({ id: z.string(), title: z.string(), percent: z.int() })),
        }),
      ),
      projects: z.array(z.object({ duty: idSchema, name: z.string(), stage: z.string() })),
      /** The office’s data in the newest register. */
      office: z.object({
        place: z.string(),
        phone: z.string(),
        foundedYear: z.nullable(z.int()),
        reportedAt: z.nullable(instantSchema),
        officers: z.array(z.string()),
        district: z.nullable(z.object({ name: z.string(), phone: z.string() })),
      }),
      /** The newest order of the กบต. */
      integratedOrder: z.nullable(
        z.object({
          duty: idSchema,
          isAccepted: z.boolean(),
          number: z.string(),
          date: z.nullable(daySchema),
          signer: z.string(),
          members: z.nullable(z.number()),
          experts: z.int(),
          progress: z.string(),
        }),
      ),
      /** Files of the newest reports, newest first. */
      files: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          isPhoto: z.boolean(),
          title: z.string(),
          at: instantSchema,
        }),
      ),
      /** Events of this centre, newest first. Only for readers who may read the audit. */
      events: z.array(
        z.object({
          id: z.string(),
          at: instantSchema,
          who: z.string(),
          verb: z.string(),
          what: z.string(),
          reason: z.nullable(z.string()),
          href: z.nullable(z.string()),
        }),
      ),
      /** Reports that this person may start for this centre without a duty. */
      begins: z.array(adHocFormSchema),
    }),
  },
  'member.link': {
    method: 'POST',
    path: '/api/members/:member/person',
    input: z.object({ member: idSchema, person: idSchema }),
    output: z.object({}),
  },
  /** Opens the earliest round without a report. Starts an unsolicited report when there is none. */
  'report.begin': {
    method: 'POST',
    path: '/api/centres/:id/reports',
    input: z.object({ id: idSchema, form: adHocFormSchema }),
    output: z.object({ duty: dutyViewSchema }),
  },
  'report.discard': {
    method: 'DELETE',
    path: '/api/duties/:id',
    input: z.object({ id: idSchema }),
    /** duty.undo can restore it until this time. */
    output: z.object({ undoUntil: instantSchema }),
  },
} as const satisfies Rows;

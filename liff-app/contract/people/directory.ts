import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import {
  activitySchema,
  peopleOrderSchema,
  reachFilterSchema,
  reachSchema,
} from '#domain/people/directory.ts';
import { seatStateSchema } from '#domain/people/not-yet.ts';
import { roleSchema } from '#domain/permissions.ts';
import { centreRefSchema } from '#domain/duty/view.ts';
import type { Rows } from '../row.ts';
import { idSchema, instantSchema } from '../basics.ts';
import { dutyViewSchema } from '../duty-views.ts';
import { grantViewSchema } from '../person-views.ts';

const noneSchema = z.object({});
const searchSchema = z.optional(z.string().check(z.maxLength(80)));
const fromSchema = z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000)));
const districtsSchema = z.array(z.object({ areaCode: areaCodeSchema, name: z.string() }));

const listedSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** LINE’s display name, when an office has corrected the person’s name. */
  lineName: z.nullable(z.string()),
  grants: z.array(grantViewSchema),
  joinedAt: z.nullable(instantSchema),
  activity: activitySchema,
  reach: reachSchema,
  /** The number of mornings in a row whose reminder got no answer. */
  silentDays: z.int(),
});

const rowSchema = z.object({
  member: z.string(),
  name: z.string(),
  seatLabel: z.string(),
  centreName: z.string(),
  linkedBy: z.nullable(z.enum(['officer', 'invite', 'name'])),
});

/** The people in the system, the people who are missing, and one person’s page. */
export const directoryRows = {
  /** The number shown on each tab of คน. */
  'people.counts': {
    method: 'GET',
    path: '/api/people/counts',
    input: noneSchema,
    output: z.object({
      directory: z.int(),
      notYet: z.int(),
      requests: z.int(),
      invites: z.int(),
      centres: z.int(),
      /** Centres where no member receives messages. */
      unreachedCentres: z.int(),
    }),
  },
  'directory.read': {
    method: 'GET',
    path: '/api/people',
    input: z.object({
      query: searchSchema,
      role: z.optional(roleSchema),
      district: z.optional(areaCodeSchema),
      reach: z.optional(reachFilterSchema),
      activity: z.optional(activitySchema),
      sort: z.optional(peopleOrderSchema),
      from: fromSchema,
    }),
    output: z.object({
      total: z.int(),
      counts: z.object({
        blocked: z.int(),
        neverAdded: z.int(),
        friend: z.int(),
        silent: z.int(),
      }),
      found: z.int(),
      districts: districtsSchema,
      people: z.array(
        z.object({
          ...listedSchema.shape,
          /** The number of duties that wait for the person. */
          work: z.int(),
          /** The register rows of the person. */
          rows: z.array(z.object({ name: z.string(), seatLabel: z.string() })),
        }),
      ),
      /** The start of the next page. */
      next: z.nullable(z.int()),
    }),
  },
  'directory.notYet': {
    method: 'GET',
    path: '/api/people/not-yet',
    input: z.object({
      query: searchSchema,
      district: z.optional(areaCodeSchema),
      who: z.optional(z.enum(['leaders', 'all'])),
      from: fromSchema,
    }),
    output: z.object({
      figures: z.object({
        centres: z.int(),
        unreached: z.int(),
        noChair: z.int(),
        noSecretary: z.int(),
        sitting: z.int(),
        joined: z.int(),
      }),
      /** Districts and tambons in which messages reach no person. */
      unreached: districtsSchema,
      districts: districtsSchema,
      found: z.int(),
      centres: z.array(
        z.object({
          centre: centreRefSchema,
          sitting: z.int(),
          joined: z.int(),
          chair: seatStateSchema,
          secretary: seatStateSchema,
          reached: z.int(),
          missing: z.array(z.object({ id: z.string(), name: z.string(), seatLabel: z.string() })),
        }),
      ),
      next: z.nullable(z.int()),
    }),
  },
  'person.read': {
    method: 'GET',
    path: '/api/people/person/:id',
    input: z.object({ id: idSchema }),
    output: z.object({
      ...listedSchema.shape,
      /** A masked number. Null when neither the person nor the register has one. */
      phone: z.nullable(z.string()),
      rows: z.array(rowSchema),
      /** Register rows without a person that this person could be linked to. */
      choices: z.array(rowSchema),
      grants: z.array(z.object({ ...grantViewSchema.shape, mayTake: z.boolean() })),
      /** Duties that wait for the person, with the most urgent ones. */
      work: z.object({
        owed: z.int(),
        late: z.int(),
        duties: z.array(
          z.object({
            ...z.pick(dutyViewSchema, {
              id: true,
              title: true,
              standing: true,
              daysLeft: true,
              holder: true,
              progress: true,
            }).shape,
            /** The name of the centre. */
            place: z.string(),
          }),
        ),
      }),
      /** Changes of the person's roles that are planned for a later day. */
      leavings: z.array(
        z.object({
          id: z.string(),
          on: daySchema,
          roles: z.array(grantViewSchema),
          /** The names of the successors. */
          to: z.array(z.string()),
          reason: z.string(),
          by: z.string(),
          mayCancel: z.boolean(),
        }),
      ),
      /** The newest messages. `isAnswered` is true when the person acknowledged or opened one. */
      messages: z.array(
        z.object({
          kind: z.string(),
          state: z.string(),
          isAnswered: z.boolean(),
          at: instantSchema,
        }),
      ),
      changes: z.array(z.object({ action: z.string(), at: instantSchema })),
      /** The times at which reminders were escalated to the district head or the province. */
      escalations: z.array(z.object({ to: roleSchema, at: instantSchema })),
      mayEdit: z.boolean(),
    }),
  },
  /** The complete number. Opening it is audited. */
  'person.phone': {
    method: 'POST',
    path: '/api/people/person/:id/phone',
    input: z.object({ id: idSchema }),
    output: z.object({ phone: z.string() }),
  },
  'person.rename': {
    method: 'POST',
    path: '/api/people/person/:id/name',
    input: z.object({ id: idSchema, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
    output: noneSchema,
  },
  'member.unlink': {
    method: 'POST',
    path: '/api/members/:member/unlink',
    input: z.object({ member: idSchema, person: idSchema }),
    output: noneSchema,
  },
} as const satisfies Rows;

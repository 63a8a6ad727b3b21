import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { idSchema } from './basics.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

const noneSchema = z.object({});
const reasonSchema = z.string().check(z.minLength(1), z.maxLength(500));
const demandSchema = z.object({
  id: z.string(),
  title: z.string(),
  clause: z.string(),
  dueOn: daySchema,
});
const openingSchema = z.object({
  areaCode: untypedText({ max: 6 }),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  openedOn: daySchema,
});
const endingSchema = z.object({ id: idSchema, into: z.nullable(idSchema), on: daySchema });

/** The province's centres and holidays. */
export const provinceRows = {
  'centre.places': {
    method: 'GET',
    path: '/api/settings/places',
    input: noneSchema,
    output: z.object({
      today: daySchema,
      places: z.array(
        z.object({
          areaCode: areaCodeSchema,
          level: levelSchema,
          name: z.string(),
          districtName: z.string(),
          /** The proposed name of the next centre in this place. */
          proposal: z.string(),
        }),
      ),
    }),
  },
  'centre.open.preview': {
    method: 'POST',
    path: '/api/settings/centres/preview',
    input: openingSchema,
    output: z.object({
      name: z.string(),
      duties: z.array(z.object({ ...demandSchema.shape, opensOn: daySchema, daysLeft: z.int() })),
    }),
  },
  'centre.open': {
    method: 'POST',
    path: '/api/settings/centres',
    input: z.object({ ...openingSchema.shape, reason: reasonSchema }),
    output: z.object({ id: z.string(), added: z.int() }),
  },
  /** Preview of closing, or of merging when `into` is given: what ends and what continues. */
  'centre.close.preview': {
    method: 'POST',
    path: '/api/settings/centres/:id/end/preview',
    input: endingSchema,
    output: z.object({
      name: z.string(),
      into: z.nullable(z.string()),
      ended: z.array(demandSchema),
      kept: z.int(),
      inReview: z.int(),
      members: z.int(),
      meetings: z.int(),
    }),
  },
  'centre.close': {
    method: 'POST',
    path: '/api/settings/centres/:id/end',
    input: z.object({
      ...endingSchema.shape,
      reason: reasonSchema,
      ending: z.int(),
      moveMembers: z.boolean(),
    }),
    output: z.object({ ended: z.int(), members: z.int() }),
  },
  /** Preview of reopening a centre: the duties it would have. */
  'centre.reopen.preview': {
    method: 'GET',
    path: '/api/settings/centres/:id/reopening',
    input: z.object({ id: idSchema }),
    output: z.object({ name: z.string(), owed: z.array(demandSchema), over: z.int() }),
  },
  'centre.reopen': {
    method: 'POST',
    path: '/api/settings/centres/:id/reopening',
    input: z.object({ id: idSchema, reason: reasonSchema, owing: z.int() }),
    output: z.object({ owed: z.int() }),
  },
  'centre.rename': {
    method: 'PUT',
    path: '/api/settings/centres/:id/name',
    input: z.object({ id: idSchema, name: openingSchema.shape.name, reason: reasonSchema }),
    output: z.object({ name: z.string() }),
  },
  'holidays.list': {
    method: 'GET',
    path: '/api/settings/holidays',
    input: noneSchema,
    output: z.object({
      today: daySchema,
      holidays: z.array(z.object({ on: daySchema, name: z.string(), own: z.boolean() })),
      missing: z.array(z.int()),
      clashes: z.array(daySchema),
    }),
  },
  'holiday.add': {
    method: 'PUT',
    path: '/api/settings/holidays/:on',
    input: z.object({ on: daySchema, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
    output: z.object({ redated: z.int() }),
  },
  'holiday.remove': {
    method: 'DELETE',
    path: '/api/settings/holidays/:on',
    input: z.object({ on: daySchema }),
    output: z.object({ redated: z.int() }),
  },
} as const satisfies Rows;

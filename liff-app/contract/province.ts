import * as z from 'zod/mini';
import { day } from '#domain/calendar.ts';
import { level } from '#domain/centre/centre.ts';
import { id } from './views.ts';
import type { Rows } from './row.ts';

const none = z.object({});
const reason = z.string().check(z.minLength(1), z.maxLength(500));
const demand = z.object({ id: z.string(), title: z.string(), clause: z.string(), dueOn: day });
const opening = z.object({
  areaCode: z.string().check(z.maxLength(6)),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  openedOn: day,
});
const ending = z.object({ id, into: z.nullable(id), on: day });

/** What the province keeps beside its letters: its centres and its days off. */
export const provinceRows = {
  'centre.places': {
    method: 'GET',
    path: '/api/settings/places',
    input: none,
    output: z.object({
      today: day,
      places: z.array(
        z.object({
          areaCode: z.string(),
          level,
          name: z.string(),
          districtName: z.string(),
          /** What the next centre there would be called. */
          proposal: z.string(),
        }),
      ),
    }),
  },
  'centre.open.preview': {
    method: 'POST',
    path: '/api/settings/centres/preview',
    input: opening,
    output: z.object({
      name: z.string(),
      duties: z.array(z.object({ ...demand.shape, opensOn: day, daysLeft: z.int() })),
    }),
  },
  'centre.open': {
    method: 'POST',
    path: '/api/settings/centres',
    input: z.object({ ...opening.shape, reason }),
    output: z.object({ id: z.string(), added: z.int() }),
  },
  /** Closing, or with `into` merging: what would end and what goes on. */
  'centre.close.preview': {
    method: 'POST',
    path: '/api/settings/centres/:id/end/preview',
    input: ending,
    output: z.object({
      name: z.string(),
      into: z.nullable(z.string()),
      ended: z.array(demand),
      kept: z.int(),
      inReview: z.int(),
      members: z.int(),
      meetings: z.int(),
    }),
  },
  'centre.close': {
    method: 'POST',
    path: '/api/settings/centres/:id/end',
    input: z.object({ ...ending.shape, reason, ending: z.int(), moveMembers: z.boolean() }),
    output: z.object({ ended: z.int(), members: z.int() }),
  },
  /** A closed centre opens again: what it would owe. */
  'centre.reopen.preview': {
    method: 'GET',
    path: '/api/settings/centres/:id/reopening',
    input: z.object({ id }),
    output: z.object({ name: z.string(), owed: z.array(demand), over: z.int() }),
  },
  'centre.reopen': {
    method: 'POST',
    path: '/api/settings/centres/:id/reopening',
    input: z.object({ id, reason, owing: z.int() }),
    output: z.object({ owed: z.int() }),
  },
  'centre.rename': {
    method: 'PUT',
    path: '/api/settings/centres/:id/name',
    input: z.object({ id, name: opening.shape.name, reason }),
    output: z.object({ name: z.string() }),
  },
  'holidays.list': {
    method: 'GET',
    path: '/api/settings/holidays',
    input: none,
    output: z.object({
      today: day,
      holidays: z.array(z.object({ on: day, name: z.string() })),
      missing: z.array(z.int()),
      clashes: z.array(day),
    }),
  },
  'holiday.add': {
    method: 'PUT',
    path: '/api/settings/holidays/:on',
    input: z.object({ on: day, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
    output: z.object({ redated: z.int() }),
  },
  'holiday.remove': {
    method: 'DELETE',
    path: '/api/settings/holidays/:on',
    input: z.object({ on: day }),
    output: z.object({ redated: z.int() }),
  },
} as const satisfies Rows;

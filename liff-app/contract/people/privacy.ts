import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { erasureStateSchema } from '#domain/privacy/erasure.ts';
import { retentionDaysSchema, retentionKindSchema } from '#domain/privacy/retention.ts';
import { instantSchema } from '../basics.ts';
import { grantViewSchema } from '../person-views.ts';
import type { Rows } from '../row.ts';

const { wordsLetters, replyLetters } = limits.erasure;
const noneSchema = z.object({});

const ownErasureSchema = z.object({
  id: z.string(),
  state: erasureStateSchema,
  askedAt: instantSchema,
  dueOn: daySchema,
  reply: z.nullable(z.string()),
});

const openErasureSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The former roles of a person who has none now. */
  former: z.array(grantViewSchema),
  grants: z.array(grantViewSchema),
  askedAt: instantSchema,
  dueOn: daySchema,
  daysLeft: z.int(),
});

/** One line of the data that is erased or kept: a kind, a number, and a text such as a masked phone. */
const effectSchema = z.array(z.object({ kind: z.string(), count: z.int(), text: z.string() }));

const decisionSchema = z.object({
  id: z.uuid(),
  reply: z.string().check(z.minLength(1), z.maxLength(replyLetters)),
});
const decidedSchema = z.object({
  state: erasureStateSchema,
  /** False when another officer decided first. */
  isFirst: z.boolean(),
  undoUntil: z.nullable(instantSchema),
});

/** Requests for erasure, made by the person themselves, and the province’s answer. */
export const privacyRows = {
  'erasure.mine': {
    method: 'GET',
    path: '/api/privacy/erasure',
    input: noneSchema,
    output: z.object({ request: z.nullable(ownErasureSchema) }),
  },
  'erasure.ask': {
    method: 'POST',
    path: '/api/privacy/erasure',
    input: z.object({ words: z.string().check(z.maxLength(wordsLetters)) }),
    output: z.extend(ownErasureSchema, { isNew: z.boolean() }),
  },
  'erasure.withdraw': {
    method: 'POST',
    path: '/api/privacy/erasure/withdraw',
    input: noneSchema,
    output: noneSchema,
  },
  'erasures.list': {
    method: 'GET',
    path: '/api/privacy/requests',
    input: noneSchema,
    output: z.object({
      open: z.array(openErasureSchema),
      decided: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          state: erasureStateSchema,
          decidedAt: instantSchema,
          /** The number of days between the request and the answer. */
          days: z.int(),
          reply: z.string(),
        }),
      ),
    }),
  },
  'erasure.read': {
    method: 'GET',
    path: '/api/privacy/requests/:id',
    input: z.object({ id: z.uuid() }),
    output: z.extend(openErasureSchema, {
      words: z.string(),
      channel: z.enum(['chat', 'app']),
      state: erasureStateSchema,
      /** True when the person is the last holder of a required role, which must be handed over first. */
      isLastHolder: z.boolean(),
      erased: effectSchema,
      kept: effectSchema,
      /** The proposed reply, or the reply that was sent. */
      reply: z.string(),
    }),
  },
  'erasure.grant': {
    method: 'POST',
    path: '/api/privacy/requests/:id/grant',
    input: decisionSchema,
    output: decidedSchema,
  },
  'erasure.refuse': {
    method: 'POST',
    path: '/api/privacy/requests/:id/refuse',
    input: decisionSchema,
    output: decidedSchema,
  },
  'privacy.accesses': {
    method: 'GET',
    path: '/api/privacy/accesses',
    input: noneSchema,
    output: z.object({
      count: z.int(),
      /** The newest accesses only. */
      accesses: z.array(
        z.object({
          id: z.string(),
          by: z.string(),
          title: z.string(),
          of: z.string(),
          note: z.string(),
          at: instantSchema,
        }),
      ),
    }),
  },
  'retention.read': {
    method: 'GET',
    path: '/api/privacy/retention',
    input: noneSchema,
    output: z.object({
      kinds: z.array(
        z.object({ kind: retentionKindSchema, days: z.int(), min: z.int(), max: z.int() }),
      ),
      /** Counts by kind. */
      lastRun: z.nullable(
        z.object({ at: instantSchema, removed: z.partialRecord(retentionKindSchema, z.int()) }),
      ),
    }),
  },
  'retention.edit': {
    method: 'PUT',
    path: '/api/privacy/retention',
    input: z.object({ days: retentionDaysSchema }),
    output: noneSchema,
  },
  'erasure.undo': {
    method: 'POST',
    path: '/api/privacy/requests/:id/undo',
    input: z.object({ id: z.uuid() }),
    output: noneSchema,
  },
} as const satisfies Rows;

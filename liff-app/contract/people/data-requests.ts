import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { dataRequestKindSchema, dataRequestStateSchema } from '#domain/privacy/data-request.ts';
import { instantSchema } from '../basics.ts';
import type { Rows } from '../row.ts';

const { wordsLetters, replyLetters } = limits.erasure;
const noneSchema = z.object({});

const ownSchema = z.object({
  id: z.string(),
  kind: dataRequestKindSchema,
  state: dataRequestStateSchema,
  askedAt: instantSchema,
  dueOn: daySchema,
  reply: z.nullable(z.string()),
});

/** Requests for a copy or a correction of one's data, and the province's answer. */
export const dataRequestRows = {
  'dataRequests.mine': {
    method: 'GET',
    path: '/api/me/data-requests',
    input: noneSchema,
    output: z.object({ requests: z.array(ownSchema) }),
  },
  'dataRequest.ask': {
    method: 'POST',
    path: '/api/me/data-requests',
    input: z.object({
      kind: dataRequestKindSchema,
      words: z.string().check(z.minLength(1), z.maxLength(wordsLetters)),
    }),
    output: z.extend(ownSchema, { isNew: z.boolean() }),
  },
  'dataRequest.withdraw': {
    method: 'POST',
    path: '/api/me/data-requests/:id/withdraw',
    input: z.object({ id: z.uuid() }),
    output: noneSchema,
  },
  'dataRequests.list': {
    method: 'GET',
    path: '/api/privacy/data-requests',
    input: noneSchema,
    output: z.object({
      open: z.array(
        z.object({
          id: z.string(),
          kind: dataRequestKindSchema,
          name: z.string(),
          /** Null for a person without a role, because such a person has no page. */
          person: z.nullable(z.string()),
          words: z.string(),
          askedAt: instantSchema,
          dueOn: daySchema,
          daysLeft: z.int(),
          mayAnswer: z.boolean(),
          /** Who will answer the reader’s own request. Null when no other person can. */
          answeredBy: z.nullable(z.enum(['province', 'admin'])),
        }),
      ),
      answered: z.array(
        z.object({
          id: z.string(),
          kind: dataRequestKindSchema,
          name: z.string(),
          decidedAt: instantSchema,
          /** The number of days between the request and the answer. */
          days: z.int(),
          reply: z.string(),
        }),
      ),
    }),
  },
  'dataRequest.answer': {
    method: 'POST',
    path: '/api/privacy/data-requests/:id/answer',
    input: z.object({
      id: z.uuid(),
      reply: z.string().check(z.minLength(1), z.maxLength(replyLetters)),
    }),
    /** False when a colleague has answered first. */
    output: z.object({ isFirst: z.boolean() }),
  },
} as const satisfies Rows;

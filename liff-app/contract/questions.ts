import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { roleSchema } from '#domain/permissions.ts';
import { questionMessageSchema, questionStateSchema } from '#domain/questions/question.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { instantSchema } from './basics.ts';
import type { Rows } from './row.ts';

const questionIdSchema = z.object({ id: z.uuid() });
const noneSchema = z.object({});

const questionSchema = z.object({
  id: z.string(),
  state: questionStateSchema,
  name: z.string(),
  person: z.string(),
  who: z.array(
    z.object({
      role: roleSchema,
      seat: z.nullable(seatSchema),
      place: z.string(),
      centre: z.nullable(z.string()),
    }),
  ),
  /** The office that answers the question. */
  office: z.string(),
  messages: z.array(
    z.object({
      from: questionMessageSchema.shape.from,
      name: z.string(),
      text: z.string(),
      at: instantSchema,
    }),
  ),
  askedAt: instantSchema,
  waitingSince: instantSchema,
  changedAt: instantSchema,
  /** The office above, to which the question can be passed on. Null for the province. */
  officeAbove: z.nullable(z.string()),
});

/** Questions that people ask the office in chat, and the answers. */
export const questionRows = {
  'questions.list': {
    method: 'GET',
    path: '/api/questions',
    input: z.object({ state: questionStateSchema }),
    output: z.object({
      now: instantSchema,
      /** Open questions of the offices for which the reader answers. */
      waiting: z.int(),
      questions: z.array(questionSchema),
    }),
  },
  /** Open questions of the reader's office. */
  'questions.count': {
    method: 'GET',
    path: '/api/questions-waiting',
    input: noneSchema,
    output: z.object({ waiting: z.int() }),
  },
  'question.read': {
    method: 'GET',
    path: '/api/questions/:id',
    input: questionIdSchema,
    output: questionSchema,
  },
  'question.answer': {
    method: 'POST',
    path: '/api/questions/:id/answer',
    input: z.extend(questionIdSchema, {
      answer: z.uuid(),
      text: z.string().check(z.minLength(1), z.maxLength(limits.question.answerLetters)),
    }),
    output: noneSchema,
  },
  'question.forward': {
    method: 'POST',
    path: '/api/questions/:id/forward',
    input: questionIdSchema,
    output: z.object({ office: z.string() }),
  },
  'question.close': {
    method: 'POST',
    path: '/api/questions/:id/close',
    input: z.extend(questionIdSchema, { isOpen: z.boolean() }),
    output: noneSchema,
  },
} as const satisfies Rows;

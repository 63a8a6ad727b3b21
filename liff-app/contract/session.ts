import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { idSchema } from './basics.ts';
import { dutyViewSchema } from './duty-views.ts';
import { mineSchema } from './lists.ts';
import { meSchema } from './person-views.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

const noneSchema = z.object({});

/** The person and the session. */
export const sessionRows = {
  'config.read': {
    method: 'GET',
    path: '/api/config',
    open: true,
    input: noneSchema,
    output: z.object({
      liffId: z.string(),
      /** The origin of the simulator’s login. Set only in the demo. */
      simulatorOrigin: z.nullable(z.string()),
    }),
  },
  'session.create': {
    method: 'POST',
    path: '/api/session',
    open: true,
    input: z.object({
      idToken: untypedText({ max: 8000 }),
      /** Set by the home screen, which also shows the person’s duties and gets both with one request. */
      mine: z.optional(z.boolean()),
    }),
    output: z.object({ me: meSchema, mine: z.nullable(mineSchema) }),
  },
  'session.end': { method: 'DELETE', path: '/api/session', input: noneSchema, output: noneSchema },
  'me.read': { method: 'GET', path: '/api/me', input: noneSchema, output: meSchema },
  join: {
    method: 'POST',
    path: '/api/join',
    input: z.object({
      code: z.string().check(z.maxLength(40)),
      /** Stores the person’s own name when the system knows only LINE’s display name. */
      name: z.optional(
        z.string().check(z.minLength(2), z.maxLength(limits.joinRequest.nameLetters)),
      ),
    }),
    output: meSchema,
  },
  /** A tap on a link sends no webhook, so the app reports that the reminder was seen. */
  /** The duties of a reminder that the reader got. */
  'reminder.read': {
    method: 'GET',
    path: '/api/deliveries/:id',
    input: z.object({ id: idSchema }),
    output: z.object({ duties: z.array(dutyViewSchema) }),
  },
  'delivery.seen': {
    method: 'POST',
    path: '/api/deliveries/:id/seen',
    input: z.object({ id: idSchema, answer: z.optional(z.enum(['seen', 'done'])) }),
    output: noneSchema,
  },
} as const satisfies Rows;

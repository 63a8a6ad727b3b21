import * as z from 'zod/mini';
import { role } from '#domain/permissions.ts';
import { seat } from '#domain/register/seats.ts';
import { id, instant, me } from './views.ts';
import type { Rows } from './row.ts';

const none = z.object({});

/** Who is there, and how they came in. */
export const sessionRows = {
  'config.read': {
    method: 'GET',
    path: '/api/config',
    open: true,
    input: none,
    output: z.object({
      liffId: z.string(),
      /** Only in the demo: where the simulator signs people in. */
      simulatorOrigin: z.nullable(z.string()),
    }),
  },
  'session.create': {
    method: 'POST',
    path: '/api/session',
    open: true,
    input: z.object({ idToken: z.string().check(z.maxLength(8000)) }),
    output: me,
  },
  'session.end': { method: 'DELETE', path: '/api/session', input: none, output: none },
  'me.read': { method: 'GET', path: '/api/me', input: none, output: me },
  join: {
    method: 'POST',
    path: '/api/join',
    input: z.object({ code: z.string().check(z.maxLength(40)) }),
    output: me,
  },
  'invite.create': {
    method: 'POST',
    path: '/api/invites',
    input: z.object({
      role,
      areaCode: z.string(),
      centre: z.nullable(z.string()),
      seat: z.nullable(seat),
      uses: z.int().check(z.minimum(1), z.maximum(200)),
      days: z.int().check(z.minimum(1), z.maximum(60)),
    }),
    output: z.object({ code: z.string(), expiresAt: instant, url: z.string() }),
  },
  /** A URI tap sends no webhook: the mini-app says the reminder was seen. */
  'delivery.seen': {
    method: 'POST',
    path: '/api/deliveries/:id/seen',
    input: z.object({ id, answer: z.optional(z.enum(['seen', 'done', 'notMine'])) }),
    output: none,
  },
} as const satisfies Rows;

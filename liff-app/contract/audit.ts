import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { auditGroupSchema } from '#domain/audit/groups.ts';
import { roleSchema } from '#domain/permissions.ts';
import { instantSchema } from './basics.ts';
import type { Rows } from './row.ts';

/** The filters of the audit screen, as they are in its address. */
export const auditFilterSchema = z.object({
  area: z.optional(z.string().check(z.maxLength(6))),
  /** The id of a person, to show what they did. */
  by: z.optional(z.string().check(z.maxLength(60))),
  group: z.optional(auditGroupSchema),
  channel: z.optional(z.enum(['chat', 'app', 'job', 'shell'])),
  /** First and last day, both inclusive. */
  from: z.optional(z.string().check(z.maxLength(10))),
  until: z.optional(z.string().check(z.maxLength(10))),
  /** A part of a person’s name. Shows what they did and what was done about them. */
  name: z.optional(z.string().check(z.maxLength(80))),
});

const auditRowSchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** The person who acted. Null for the system. */
  by: z.nullable(z.string()),
  who: z.string(),
  role: z.nullable(roleSchema),
  /** พัฒนากร ต.งิ้ว */
  roleText: z.string(),
  verb: z.string(),
  what: z.string(),
  href: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  channel: z.enum(['chat', 'app', 'job', 'shell']),
  changes: z.array(
    z.object({ label: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
  /** Its number in the chain. Null when it is not sealed yet. */
  sequence: z.nullable(z.int()),
  /** True when the personal text was erased. */
  isErased: z.boolean(),
});

export const auditRows = {
  'audit.list': {
    method: 'GET',
    path: '/api/audit',
    input: z.extend(auditFilterSchema, { after: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      today: daySchema,
      area: z.object({ id: z.string(), name: z.string() }),
      /** The districts that the filter offers. */
      areas: z.array(z.object({ id: z.string(), name: z.string() })),
      /** The name of the filtered person. */
      byName: z.nullable(z.string()),
      rows: z.array(auditRowSchema),
      next: z.nullable(z.string()),
      chain: z.object({
        sequence: z.int(),
        check: z.nullable(
          z.object({ at: instantSchema, rows: z.int(), brokenAt: z.nullable(z.int()) }),
        ),
      }),
    }),
  },
} as const satisfies Rows;

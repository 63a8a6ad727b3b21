import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { reminderPolicySchema } from '#domain/policy/reminder-policy.ts';
import { roleSchema } from '#domain/permissions.ts';
import { quotaSchema } from './quota.ts';
import type { Rows } from './row.ts';

const kindSchema = z.enum(['digest', 'meetings', 'terms', 'summary', 'boards']);

/** A future morning. */
export const forecastDaySchema = z.object({
  day: daySchema,
  people: z.int(),
  messages: z.int(),
  kinds: z.record(kindSchema, z.int()),
});

/** A forecast of the morning messages. `messages` counts them as LINE does. */
const forecastSchema = z.object({
  messages: z.int(),
  days: z.array(forecastDaySchema),
  roles: z.array(z.object({ role: roleSchema, people: z.int(), messages: z.int() })),
});

const mornings = z.array(
  z.object({ day: daySchema, kinds: z.array(kindSchema), duties: z.int(), late: z.int() }),
);
const styleSchema = { tone: z.string(), icon: z.string() };

const exampleSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.nullable(roleSchema),
  before: mornings,
  after: mornings,
  /** The card of the first morning, as LINE shows it. */
  card: z.optional(
    z.object({
      day: daySchema,
      strip: z.object({ ...styleSchema, label: z.string() }),
      title: z.string(),
      rows: z.array(z.object({ ...styleSchema, title: z.string(), note: z.string() })),
      more: z.int(),
      buttons: z.array(z.string()),
    }),
  ),
  others: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** The reminder policy of a province. */
export const reminderRows = {
  'reminders.read': {
    method: 'GET',
    path: '/api/settings/reminders',
    input: z.object({}),
    output: z.object({
      policy: reminderPolicySchema,
      /** LINE groups that get the weekly board. */
      groups: z.int(),
    }),
  },
  'reminders.preview': {
    method: 'POST',
    path: '/api/settings/reminders/preview',
    /** `person` is the person whose mornings are listed. */
    input: z.object({
      policy: reminderPolicySchema,
      person: z.optional(z.string().check(z.maxLength(60))),
    }),
    output: z.object({
      before: forecastSchema,
      after: forecastSchema,
      quota: quotaSchema,
      example: z.nullable(exampleSchema),
    }),
  },
  'reminders.edit': {
    method: 'PUT',
    path: '/api/settings/reminders',
    input: z.object({
      policy: reminderPolicySchema,
      was: reminderPolicySchema,
      reason: z.string().check(z.maxLength(500)),
    }),
    output: z.object({ policy: reminderPolicySchema }),
  },
} as const satisfies Rows;

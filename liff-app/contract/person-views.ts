import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { instantSchema } from './basics.ts';

export const grantViewSchema = z.object({
  role: roleSchema,
  areaCode: areaCodeSchema,
  areaName: z.string(),
  centre: z.nullable(z.string()),
  centreName: z.nullable(z.string()),
  seat: z.nullable(seatSchema),
});

export const meSchema = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  grants: z.array(grantViewSchema),
  /** The person's main role; null before they have joined. */
  lead: z.nullable(roleSchema),
  /** The version of the privacy notice that the person has accepted. Absent before the first. */
  noticeVersion: z.optional(z.string()),
  today: daySchema,
  now: instantSchema,
  fiscalYear: z.int(),
  /** True for people whose office answers questions. `questions.count` gives the number of waiting ones. */
  answersQuestions: z.boolean(),
  /** The office that the person should call. */
  office: z.object({ name: z.string(), phone: z.string() }),
});
export type Me = z.infer<typeof meSchema>;

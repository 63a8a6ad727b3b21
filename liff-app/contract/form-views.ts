import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { reviewStageSchema } from '#domain/duty/duty.ts';
import { roleSchema } from '#domain/permissions.ts';
import { answersSchema, instantSchema, reasonsSchema } from './basics.ts';

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'image/png', 'application/pdf']),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
});
export type AttachmentView = z.infer<typeof attachmentSchema>;

export const commentSchema = z.object({
  id: z.string(),
  /** The path of the field it is about. Null for the whole report. */
  path: z.nullable(z.string()),
  text: z.string(),
  by: z.string(),
  at: instantSchema,
  revision: z.int(),
  desk: reviewStageSchema,
  /** The revision that resolved the comment. */
  resolvedIn: z.nullable(z.int()),
  /** Oldest first. */
  replies: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      role: z.nullable(roleSchema),
      text: z.string(),
      at: instantSchema,
    }),
  ),
});
export type CommentView = z.infer<typeof commentSchema>;

export const memberChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  position: z.string(),
  positionLabel: z.string(),
});

/** The form's context: FormContext of domain/form/form.ts without criteria and previous. */
export const formContextSchema = z.object({
  today: daySchema,
  members: z.array(memberChoiceSchema),
  quorumPercent: z.number(),
  centreName: z.string(),
});

export const previousRoundSchema = z.object({
  answers: answersSchema,
  round: z.int(),
  at: instantSchema,
});

/** Answers of the previous round or year that the person can copy. */
export const lastReportSchema = z.object({ answers: answersSchema, title: z.string() });

export const revisionSchema = z.object({
  no: z.int(),
  at: instantSchema,
  by: z.string(),
  answers: answersSchema,
  reasons: reasonsSchema,
  /** Fields copied from the last report that the sender had not looked at. */
  copied: z.array(z.string()),
  formVersion: z.int(),
});

export const eventSchema = z.object({
  at: instantSchema,
  by: z.string(),
  role: z.nullable(roleSchema),
  /** Audit action: submitted, returned, forwarded, accepted, waived, extension… */
  action: z.string(),
  note: z.nullable(z.string()),
});

/** Source of each prefilled answer, by field: จากทะเบียนกรรมการ. */
export const sourcesSchema = z.record(z.string(), z.string());

export const draftSchema = z.object({
  answers: answersSchema,
  reasons: reasonsSchema,
  sources: sourcesSchema,
  /** For each field: when the server last saved it. The client sends it back as `seen`. */
  savedAt: z.record(z.string(), instantSchema),
  /** Names of the other people whose answers these are, by field. */
  savedBy: z.optional(z.record(z.string(), z.string())),
  holder: z.object({ id: z.string(), name: z.string(), role: z.optional(z.nullable(roleSchema)) }),
  mine: z.boolean(),
  updatedAt: instantSchema,
});

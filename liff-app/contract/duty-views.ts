import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { dutyStateSchema, reviewStageSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { centreRefSchema, instantSchema } from './basics.ts';

export const standingSchema = z.enum([
  'done',
  'due',
  'overdue',
  'returned',
  'draft',
  'review',
  'closed',
  'open',
  'waived',
]);

export const timelinessWordSchema = z.enum([
  'notOpen',
  'open',
  'dueSoon',
  'overdue',
  'onTime',
  'onTimeExtended',
  'late',
  'waived',
]);

export const dutyActionSchema = z.enum([
  'fill',
  'submit',
  'forward',
  'return',
  'accept',
  'askExtension',
  'decideExtension',
  'waive',
  'discard',
  'reply',
  'undo',
  'reopen',
  'reopenExtension',
  'giveExtension',
  'withdrawExtension',
]);
export type DutyAction = z.infer<typeof dutyActionSchema>;

/** A duty as this person sees it, with their due date and actions. */
export const dutyViewSchema = z.object({
  id: z.string(),
  /** ประเมินระดับ ครั้งที่ 1 */
  title: z.string(),
  letter: z.string(),
  fiscalYear: z.int(),
  /** True when its letter is no longer in force. */
  archived: z.boolean(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  rounds: z.int(),
  /** An unsolicited report; it has no due date to show. */
  extra: z.boolean(),
  /** `label` is the name, with the district when the person could confuse two centres. */
  centre: z.object({ ...centreRefSchema.shape, label: z.string() }),
  state: dutyStateSchema,
  reviewAt: z.nullable(reviewStageSchema),
  standing: standingSchema,
  timeliness: timelinessWordSchema,
  holder: z.enum(['centre', 'district', 'province', 'nobody']),
  /** The viewer's own date (design §5, whose date). */
  dueOn: daySchema,
  provinceDueOn: daySchema,
  districtDueOn: daySchema,
  opensOn: daySchema,
  dateBasis: z.enum(['letter', 'province']),
  /** Days from today to dueOn; negative when past. */
  daysLeft: z.int(),
  /** Required fields answered, once a draft exists. */
  progress: z.nullable(z.object({ done: z.int(), total: z.int() })),
  /** Of a returned report: first comment, number of comments, reviewer. */
  returned: z.nullable(
    z.object({ text: z.string(), count: z.int(), by: z.string(), at: instantSchema }),
  ),
  /** When a returned report must be submitted again. */
  returnDueOn: z.nullable(daySchema),
  extension: z.nullable(
    z.object({
      state: z.enum(['asked', 'granted', 'refused']),
      /** The requested or granted date at the province. */
      dueOn: daySchema,
      reason: z.string(),
      /** Granted without a request. */
      given: z.boolean(),
      /** Names; null for older requests without them. */
      askedBy: z.nullable(z.string()),
      askedAt: instantSchema,
      decidedBy: z.nullable(z.string()),
      /** Always set for a refusal, except for old ones. */
      decisionReason: z.nullable(z.string()),
    }),
  ),
  waiver: z.nullable(z.object({ reason: z.string(), at: instantSchema })),
  submittedAt: z.nullable(instantSchema),
  reachedProvinceAt: z.nullable(instantSchema),
  acceptedAt: z.nullable(instantSchema),
  revision: z.int(),
  /** Grows with every change. Sent with duty.undo, so that no later decision is undone. */
  version: z.int(),
  /** This person may undo their newest decision until then; null when there is none. */
  undoUntil: z.nullable(instantSchema),
  actions: z.array(dutyActionSchema),
});
export type DutyView = z.infer<typeof dutyViewSchema>;

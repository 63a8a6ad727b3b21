import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import { formId } from '../form/id.ts';
import { dateBasisSchema } from '../letter/date-basis.ts';
import { dutyActionSchema } from './action.ts';
import { dutyStateSchema, reviewStageSchema } from './duty.ts';
import { assigneeSchema, standingSchema, timelinessSchema } from './standing.ts';

export const centreRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  level: levelSchema,
  areaCode: areaCodeSchema,
  districtName: z.string(),
});

/** The fields that contain no moment in time. */
const plainFields = {
  id: z.string(),
  /** For example ประเมินระดับ ครั้งที่ 1. */
  title: z.string(),
  letter: z.string(),
  fiscalYear: z.int(),
  /** True when the letter is no longer in force. */
  archived: z.boolean(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  rounds: z.int(),
  /** True for a report that no letter demanded; it has no due date to show. */
  extra: z.boolean(),
  /** `label` is the name, with the district when the person could confuse two centres. */
  centre: z.object({ ...centreRefSchema.shape, label: z.string() }),
  state: dutyStateSchema,
  reviewAt: z.nullable(reviewStageSchema),
  standing: standingSchema,
  timeliness: timelinessSchema,
  holder: assigneeSchema,
  /** The date that counts for the viewer (`dueOnFor`). */
  dueOn: daySchema,
  provinceDueOn: daySchema,
  districtDueOn: daySchema,
  opensOn: daySchema,
  dateBasis: dateBasisSchema,
  /** Days from today to dueOn; negative when past. */
  daysLeft: z.int(),
  /** How many required fields are answered; null when there is no draft. */
  progress: z.nullable(z.object({ done: z.int(), total: z.int() })),
  /** The date by which a returned report must be submitted again. */
  returnDueOn: z.nullable(daySchema),
  revision: z.int(),
  /**
   * Grows with every change. It is sent with duty.undo, so that a later decision is not undone by
   * mistake.
   */
  version: z.int(),
  actions: z.array(dutyActionSchema),
};

/**
 * A duty as one person sees it, with their due date and actions.
 * @param instant how a moment is written: a Date in use cases, an ISO string in JSON.
 */
export function dutyViewOf<Instant extends z.ZodMiniType>(instant: Instant) {
  return z.object({
    ...plainFields,
    /** Details of a returned report: first comment, number of comments and reviewer. */
    returned: z.nullable(
      z.object({ text: z.string(), count: z.int(), by: z.string(), at: instant }),
    ),
    extension: z.nullable(
      z.object({
        state: z.enum(['asked', 'granted', 'refused']),
        /** The requested or granted date at the province. */
        dueOn: daySchema,
        reason: z.string(),
        /** True when it was granted without a request. */
        given: z.boolean(),
        /** The person's name; null for older requests, which stored no name. */
        askedBy: z.nullable(z.string()),
        askedAt: instant,
        decidedBy: z.nullable(z.string()),
        /** Always set for a refusal, except for those stored by an earlier version. */
        decisionReason: z.nullable(z.string()),
      }),
    ),
    waiver: z.nullable(z.object({ reason: z.string(), at: instant })),
    submittedAt: z.nullable(instant),
    reachedProvinceAt: z.nullable(instant),
    acceptedAt: z.nullable(instant),
    /** Until when this person may undo their newest decision; null when there is nothing to undo. */
    undoUntil: z.nullable(instant),
  });
}

/** The view as the server uses it, with dates. */
export type DutyView = z.infer<ReturnType<typeof dutyViewOf<z.ZodMiniDate>>>;

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

/** The fields without an instant. */
const plainFields = {
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
  /** Required fields answered, once a draft exists. */
  progress: z.nullable(z.object({ done: z.int(), total: z.int() })),
  /** When a returned report must be submitted again. */
  returnDueOn: z.nullable(daySchema),
  revision: z.int(),
  /** Grows with every change. Sent with duty.undo, so that no later decision is undone. */
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
    /** Of a returned report: first comment, number of comments, reviewer. */
    returned: z.nullable(
      z.object({ text: z.string(), count: z.int(), by: z.string(), at: instant }),
    ),
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
        askedAt: instant,
        decidedBy: z.nullable(z.string()),
        /** Always set for a refusal, except for old ones. */
        decisionReason: z.nullable(z.string()),
      }),
    ),
    waiver: z.nullable(z.object({ reason: z.string(), at: instant })),
    submittedAt: z.nullable(instant),
    reachedProvinceAt: z.nullable(instant),
    acceptedAt: z.nullable(instant),
    /** This person may undo their newest decision until then; null when there is none. */
    undoUntil: z.nullable(instant),
  });
}

/** The view inside the server. */
export type DutyView = z.infer<ReturnType<typeof dutyViewOf<z.ZodMiniDate>>>;

import * as z from 'zod/mini';
import { bangkokDay, daySchema, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import type { Centre } from '../centre/centre.ts';
import { formId } from '../form/id.ts';
import { dateBasisSchema } from '../letter/date-basis.ts';
import type { Assignee, Standing, Timeliness } from './standing.ts';

export const dutyStateSchema = z.enum([
  'todo',
  'draft',
  'inReview',
  'returned',
  'accepted',
  'waived',
]);

export type DutyState = z.infer<typeof dutyStateSchema>;

export const reviewStageSchema = z.enum(['district', 'province']);
export type ReviewStage = z.infer<typeof reviewStageSchema>;

const extensionSchema = z.object({
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  /** The date asked for or granted. */
  dueOn: daySchema,
  /** The date before any extension. A report sent by this date is on time even without the extension. */
  originalDueOn: daySchema,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.date(),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** Names as they were at the time of the decision, shown on cards. */
  askedByName: z.optional(z.string()),
  decidedByName: z.optional(z.string()),
  /**
   * When the open request was first made. Changing its date or reason does not make a new request.
   */
  openedAt: z.optional(z.date()),
  /** The reason of the person who decided, shown to the person who asked. */
  decisionReason: z.optional(z.nullable(z.string())),
  /** True for an extension that was given without a request. */
  given: z.optional(z.boolean()),
  /** The dates before the extension was granted. They are restored when the request is decided again. */
  grantedFrom: z.optional(
    z.object({ dueOn: daySchema, originalDueOn: daySchema, returnDueOn: z.nullable(daySchema) }),
  ),
});
export type Extension = z.infer<typeof extensionSchema>;

/** Fields that a decision can change. */
const decidable = {
  state: dutyStateSchema,
  reviewAt: z.nullable(reviewStageSchema),
  /** Due date at the province. */
  dueOn: daySchema,
  /**
   * Due date at the district, which leaves the district time to check. Only tambons have one; for
   * others it equals dueOn.
   */
  districtDueOn: daySchema,
  /**
   * Set when a report is returned. It is the due date of the person who corrects it, until the report
   * is submitted again.
   */
  returnDueOn: z.nullable(daySchema),
  /** Summary of the newest return for cards and lists. The comments are stored separately. */
  returnNote: z.nullable(
    z.object({ text: z.string(), count: z.int(), by: z.string(), at: z.date() }),
  ),
  extension: z.nullable(extensionSchema),
  waiver: z.nullable(
    z.object({
      reason: z.string(),
      by: z.string(),
      at: z.date(),
      /**
       * Present when the duty was waived because its centre closed: the state to restore when the
       * centre opens again.
       */
      endedFrom: z.optional(z.enum(['todo', 'draft', 'returned'])),
      /** The state to restore when the province cancels the waiver. */
      from: z.optional(
        z.object({ state: dutyStateSchema, reviewAt: z.nullable(reviewStageSchema) }),
      ),
    }),
  ),
  /** When the report first reached the province. This decides whether it was on time. */
  reachedProvinceAt: z.nullable(z.date()),
  /**
   * The due date at the time the report first reached the province. Moving the round later cannot
   * make the report late.
   */
  judgedDueOn: z.nullable(daySchema),
  acceptedAt: z.nullable(z.date()),
};

export const decisionKindSchema = z.enum([
  'forward',
  'return',
  'accept',
  'waive',
  'grant',
  'refuse',
  'give',
  'reopen',
  'reopenExtension',
  'discard',
]);
export type DecisionKind = z.infer<typeof decisionKindSchema>;

export const decisionBeforeSchema = z.partial(z.object(decidable));

/** The newest decision, kept so that it can be undone for a short time (domain/duty/undo.ts). */
const decisionSchema = z.object({
  kind: decisionKindSchema,
  by: z.string(),
  at: z.date(),
  /**
   * The version of the duty after the decision. A higher version means that the duty was changed
   * since.
   */
  version: z.int(),
  /** The changed fields with their earlier values. */
  before: decisionBeforeSchema,
  takenBack: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** A duty: one obligation of one centre in one round. */
export const dutySchema = z.object({
  /** Written as letter.obligation.round.centre. */
  id: z.string(),
  letter: z.string(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  /** The number of rounds of the obligation. A single round is not numbered on screen. */
  rounds: z.int(),
  /**
   * True for a report that no letter demanded (domain/duty/ad-hoc.ts). It is written and reviewed
   * like others, but has no dates and is not counted.
   */
  extra: z.boolean(),
  /** True when the letter is no longer in force. The duty can be read but not changed. */
  archived: z.boolean(),
  centre: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  level: levelSchema,
  areaCode: areaCodeSchema,
  fiscalYear: z.int(),
  opensOn: daySchema,
  dateBasis: dateBasisSchema,
  ...decidable,
  submission: z.nullable(z.string()),
  /** The newest revision; 0 before the first submission. */
  revision: z.int(),
  submittedBy: z.nullable(z.string()),
  submittedAt: z.nullable(z.date()),
  lastDecision: z.optional(z.nullable(decisionSchema)),
  version: z.int(),
});
export type Duty = z.infer<typeof dutySchema>;

/** The fields of a duty that was just created. */
export const newDutyFields = {
  archived: false,
  returnDueOn: null,
  returnNote: null,
  extension: null,
  waiver: null,
  state: 'todo',
  reviewAt: null,
  submission: null,
  revision: 0,
  submittedBy: null,
  submittedAt: null,
  reachedProvinceAt: null,
  judgedDueOn: null,
  acceptedAt: null,
  version: 0,
} as const satisfies Partial<Duty>;

/** The fields that name a duty's centre in lists and cards. */
export function ofCentre(centre: Centre) {
  const { id, name, districtName, level, areaCode } = centre;
  return { centre: id, centreName: name, districtName, level, areaCode };
}

/** A duty counts as due soon from this many days before its date. */
export const dueSoonDays = 7;

/** How a duty compares with a date. `dueOn` is the viewer's own date (dueOnFor). */
export function timeliness(duty: Duty, { dueOn, now }: { dueOn: Day; now: Date }): Timeliness {
  if (duty.state === 'waived') return 'waived';
  if (duty.reachedProvinceAt) return punctuality(duty, bangkokDay(duty.reachedProvinceAt));
  if (duty.extra) return 'open';
  const today = bangkokDay(now);
  if (today > dueOn) return 'overdue';
  if (today < duty.opensOn) return 'notOpen';
  return daysBetween(today, dueOn) <= dueSoonDays ? 'dueSoon' : 'open';
}

function punctuality(duty: Duty, reachedOn: Day): Timeliness {
  if (reachedOn > duty.dueOn) return 'late';
  // On time, but after the original date. Only a granted extension makes this possible, even if a
  // later request was refused.
  const extended = duty.extension !== null && reachedOn > duty.extension.originalDueOn;
  return extended ? 'onTimeExtended' : 'onTime';
}

/** Who must act on the duty now. */
export function assigneeOf(duty: Pick<Duty, 'state' | 'reviewAt'>): Assignee {
  if (duty.state === 'inReview') return duty.reviewAt ?? 'district';
  return duty.state === 'accepted' || duty.state === 'waived' ? 'nobody' : 'centre';
}

export type DutyViewRole = 'worker' | 'head' | 'province';

/**
 * The due date for a viewer. Those who write the report see their own date while they have it,
 * otherwise the province's date.
 */
export function dueOnFor(duty: Duty, viewpoint: DutyViewRole): Day {
  const withWorker = viewpoint === 'worker' && assigneeOf(duty) === 'centre';
  if (!withWorker) return duty.dueOn;
  if (duty.state === 'returned' && duty.returnDueOn) return duty.returnDueOn;
  return duty.districtDueOn;
}

/** The single state shown for a duty on cards, chips, rich menus and maps. */
export function standingOf(duty: Duty, when: { dueOn: Day; now: Date }): Standing {
  if (duty.state === 'waived') return 'waived';
  if (duty.state === 'accepted') return 'done';
  if (duty.state === 'inReview') return 'review';
  const today = bangkokDay(when.now);
  if (duty.state === 'returned') return 'returned';
  if (duty.extra) return 'draft';
  if (today > when.dueOn) return 'overdue';
  if (duty.state === 'draft') return 'draft';
  if (today < duty.opensOn) return 'closed';
  return daysBetween(today, when.dueOn) <= dueSoonDays ? 'due' : 'open';
}

const urgency: Record<Standing, number> = {
  overdue: 0,
  returned: 1,
  draft: 2,
  due: 3,
  open: 4,
  review: 5,
  closed: 6,
  done: 7,
  waived: 8,
};

interface Placed {
  standing: Standing;
  dueOn: Day;
  id: string;
}

/** Sorts the most urgent state first, then the earliest date. */
export function byUrgency(a: Placed, b: Placed): number {
  return (
    urgency[a.standing] - urgency[b.standing] ||
    a.dueOn.localeCompare(b.dueOn) ||
    a.id.localeCompare(b.id)
  );
}

/**
 * Whether the duty is still owed. A duty that is at the province, accepted, waived or archived is not
 * owed: it is not late and gets no reminders. One that the province returned is owed again.
 */
export function isOwed(duty: Pick<Duty, 'state' | 'reviewAt' | 'extra' | 'archived'>): boolean {
  if (duty.extra || duty.archived) return false;
  const holder = assigneeOf(duty);
  return holder === 'centre' || holder === 'district';
}

/** Whether the duty is owed and its reporting period has begun. */
export function isOpenWork(
  duty: Pick<Duty, 'state' | 'reviewAt' | 'extra' | 'archived' | 'opensOn'>,
  today: Day,
): boolean {
  return isOwed(duty) && duty.opensOn <= today;
}

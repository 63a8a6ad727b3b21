import * as z from 'zod/mini';
import { bangkokDay, daySchema, daysBetween } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import type { Centre } from '../centre/centre.ts';
import { formId } from '../form/id.ts';

export const dutyStateSchema = z.enum([
  'todo',
  'draft',
  'inReview',
  'returned',
  'accepted',
  'waived',
]);

export const reviewStageSchema = z.enum(['district', 'province']);
export type ReviewStage = z.infer<typeof reviewStageSchema>;

const extensionSchema = z.object({
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  /** The date asked for, or granted. */
  dueOn: daySchema,
  /** The date before any extension; on time against it stays plain on time. */
  originalDueOn: daySchema,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.date(),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** Names as they were, for cards. */
  askedByName: z.optional(z.string()),
  decidedByName: z.optional(z.string()),
  /** First ask of the request that is open; a change of its date or reason is the same request. */
  openedAt: z.optional(z.date()),
  /** Told to the one who asked. */
  decisionReason: z.optional(z.nullable(z.string())),
  /** Nobody asked for it. */
  given: z.optional(z.boolean()),
  /** Dates before it was granted, for the province that decides again. */
  grantedFrom: z.optional(
    z.object({ dueOn: daySchema, originalDueOn: daySchema, returnDueOn: z.nullable(daySchema) }),
  ),
});
export type Extension = z.infer<typeof extensionSchema>;

/** What a decision can change of a duty. */
const decidable = {
  state: dutyStateSchema,
  reviewAt: z.nullable(reviewStageSchema),
  /** Due at the province. */
  dueOn: daySchema,
  /** Due at the district, so that it has time to check (tambons only; otherwise dueOn). */
  districtDueOn: daySchema,
  /** Set with a return; replaces the holder's date until the report is sent again. */
  returnDueOn: z.nullable(daySchema),
  /** The newest return in short, for cards and lists; the comments themselves are kept apart. */
  returnNote: z.nullable(
    z.object({ text: z.string(), count: z.int(), by: z.string(), at: z.date() }),
  ),
  extension: z.nullable(extensionSchema),
  waiver: z.nullable(
    z.object({
      reason: z.string(),
      by: z.string(),
      at: z.date(),
      /** Ended with its centre: the state it goes back to when the centre opens again. */
      endedFrom: z.optional(z.enum(['todo', 'draft', 'returned'])),
      /** Where it goes back to when the province opens it again. */
      from: z.optional(
        z.object({ state: dutyStateSchema, reviewAt: z.nullable(reviewStageSchema) }),
      ),
    }),
  ),
  /** First time it reached the province: what punctuality is judged by. */
  reachedProvinceAt: z.nullable(z.date()),
  /** The date that stood when it first got there: a round moved later never makes it late. */
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

/** The newest decision, so that it can be taken back for a moment (domain/duty/undo.ts). */
const decisionSchema = z.object({
  kind: decisionKindSchema,
  by: z.string(),
  at: z.date(),
  /** Version of the duty that the decision made; a higher one means that somebody has acted since. */
  version: z.int(),
  /** The fields it changed, as they were. */
  before: decisionBeforeSchema,
  takenBack: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** One centre owes one obligation in one round. */
export const dutySchema = z.object({
  /** letter.obligation.round.centre */
  id: z.string(),
  letter: z.string(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  /** How many rounds the obligation has; one round is not numbered on screen. */
  rounds: z.int(),
  /** A report nobody demanded (domain/duty/ad-hoc.ts): the same route, no dates, never owed, never counted. */
  extra: z.boolean(),
  /** Its letter is no longer in force: it can be read, and nothing more is done with it. */
  archived: z.boolean(),
  centre: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  level: levelSchema,
  areaCode: areaCodeSchema,
  fiscalYear: z.int(),
  opensOn: daySchema,
  dateBasis: z.enum(['letter', 'province']),
  ...decidable,
  submission: z.nullable(z.string()),
  /** Number of the newest revision; 0 before the first. */
  revision: z.int(),
  submittedBy: z.nullable(z.string()),
  submittedAt: z.nullable(z.date()),
  lastDecision: z.optional(z.nullable(decisionSchema)),
  version: z.int(),
});
export type Duty = z.infer<typeof dutySchema>;

/** Nobody has touched it yet. */
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

/** Whose it is, as lists and cards name it. */
export function ofCentre(centre: Centre) {
  const { id, name, districtName, level, areaCode } = centre;
  return { centre: id, centreName: name, districtName, level, areaCode };
}

export type Timeliness =
  | 'notOpen'
  | 'open'
  | 'dueSoon'
  | 'overdue'
  | 'onTime'
  | 'onTimeExtended'
  | 'late'
  | 'waived';

/** Days before a date from which it counts as near. */
export const dueSoonDays = 7;

/** How a duty stands against a date. `dueOn` is the viewer's own date (see dueOnFor). */
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
  // On time, yet after the first date: only an extension, whatever was asked for since, makes that so.
  const extended = duty.extension !== null && reachedOn > duty.extension.originalDueOn;
  return extended ? 'onTimeExtended' : 'onTime';
}

export type Assignee = 'centre' | 'district' | 'province' | 'nobody';

/** Whose turn it is. */
export function assigneeOf(duty: Pick<Duty, 'state' | 'reviewAt'>): Assignee {
  if (duty.state === 'inReview') return duty.reviewAt ?? 'district';
  return duty.state === 'accepted' || duty.state === 'waived' ? 'nobody' : 'centre';
}

export type DutyViewRole = 'worker' | 'head' | 'province';

/** Whose date (design §5): the worker's while it lies with them, the province's for the desks. */
export function dueOnFor(duty: Duty, viewpoint: DutyViewRole): Day {
  const withWorker = viewpoint === 'worker' && assigneeOf(duty) === 'centre';
  if (!withWorker) return duty.dueOn;
  if (duty.state === 'returned' && duty.returnDueOn) return duty.returnDueOn;
  return duty.districtDueOn;
}

export type Standing =
  | 'done'
  | 'due'
  | 'overdue'
  | 'returned'
  | 'draft'
  | 'review'
  | 'closed'
  | 'open'
  | 'waived';

/** The one state a card shows: strip, chip, rich menu and map all take it from here. */
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

/** Most urgent first: what must be chased, then its date. */
export function byUrgency(a: Placed, b: Placed): number {
  return (
    urgency[a.standing] - urgency[b.standing] ||
    a.dueOn.localeCompare(b.dueOn) ||
    a.id.localeCompare(b.id)
  );
}

/** Still owed: nothing is late or reminded of once it is with the province, accepted, waived or archived. */
export function isOwed(duty: Pick<Duty, 'state' | 'reviewAt' | 'extra' | 'archived'>): boolean {
  if (duty.extra || duty.archived) return false;
  const holder = assigneeOf(duty);
  return holder === 'centre' || holder === 'district';
}

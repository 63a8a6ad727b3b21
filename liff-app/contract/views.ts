import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { reviewStageSchema, dutyStateSchema } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';

/** What travels to the mini-app. Instants are ISO strings, days are days. */
export const instantSchema = z.string();
export const idSchema = z.string().check(z.minLength(1), z.maxLength(200));
export const answersSchema = z.record(z.string(), z.unknown());
export const reasonsSchema = z.record(
  z.string().check(z.maxLength(60)),
  z.string().check(z.maxLength(500)),
);

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

export const centreRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  level: levelSchema,
  areaCode: areaCodeSchema,
  districtName: z.string(),
});

/** A duty as this person sees it: their own date, what they may do. */
export const dutyViewSchema = z.object({
  id: z.string(),
  /** ประเมินระดับ ครั้งที่ 1 */
  title: z.string(),
  letter: z.string(),
  fiscalYear: z.int(),
  /** Its letter is no longer in force. */
  archived: z.boolean(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  rounds: z.int(),
  /** Nobody demanded it: it has no date to be shown. */
  extra: z.boolean(),
  /** `label` is the name with its district where this reader could confuse two places. */
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
  /** Newest return, when it was returned: first comment, how many, by whom. */
  returned: z.nullable(
    z.object({ text: z.string(), count: z.int(), by: z.string(), at: instantSchema }),
  ),
  /** By when a returned report is to be sent again. */
  returnDueOn: z.nullable(daySchema),
  extension: z.nullable(
    z.object({
      state: z.enum(['asked', 'granted', 'refused']),
      /** Asked for, or granted, at the province. */
      dueOn: daySchema,
      reason: z.string(),
      /** Nobody asked for it. */
      given: z.boolean(),
      /** Names; null where an older request does not tell. */
      askedBy: z.nullable(z.string()),
      askedAt: instantSchema,
      decidedBy: z.nullable(z.string()),
      /** Of a refusal always, unless it is an old one. */
      decisionReason: z.nullable(z.string()),
    }),
  ),
  waiver: z.nullable(z.object({ reason: z.string(), at: instantSchema })),
  submittedAt: z.nullable(instantSchema),
  reachedProvinceAt: z.nullable(instantSchema),
  acceptedAt: z.nullable(instantSchema),
  revision: z.int(),
  /** Counts every change; sent with duty.undo, it takes back that very decision and no later one. */
  version: z.int(),
  /** Until when this person may take back their newest decision; null when there is none. */
  undoUntil: z.nullable(instantSchema),
  actions: z.array(dutyActionSchema),
});
export type DutyView = z.infer<typeof dutyViewSchema>;

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
  /** The eyes they look with; null before they have joined. */
  lead: z.nullable(roleSchema),
  today: daySchema,
  now: instantSchema,
  fiscalYear: z.int(),
  /** Whom to call. */
  office: z.object({ name: z.string(), phone: z.string() }),
});
export type Me = z.infer<typeof meSchema>;

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
  /** Field path it is pinned to; null for the whole report. */
  path: z.nullable(z.string()),
  text: z.string(),
  by: z.string(),
  at: instantSchema,
  revision: z.int(),
  desk: reviewStageSchema,
  /** The revision that answered it. */
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

/** What a form needs besides its definition (domain/form/form.ts FormContext, minus criteria and previous). */
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

/** Answers of the round or the year before, to be copied question by question. */
export const lastReportSchema = z.object({ answers: answersSchema, title: z.string() });

export const revisionSchema = z.object({
  no: z.int(),
  at: instantSchema,
  by: z.string(),
  answers: answersSchema,
  reasons: reasonsSchema,
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

/** Field by field, where an answer put in from the ledger comes from: จากทะเบียนกรรมการ. */
export const sourcesSchema = z.record(z.string(), z.string());

export const draftSchema = z.object({
  answers: answersSchema,
  reasons: reasonsSchema,
  sources: sourcesSchema,
  /** Per field: when the server last saved it; sent back as `seen`. */
  savedAt: z.record(z.string(), instantSchema),
  holder: z.object({ id: z.string(), name: z.string() }),
  mine: z.boolean(),
  updatedAt: instantSchema,
});

export const overviewDutySchema = z.object({
  id: z.string(),
  title: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  daysLate: z.int(),
  standing: standingSchema,
  holder: z.enum(['centre', 'district', 'province', 'nobody']),
});

/** One column of the matrix: an obligation's round, under its clause. */
export const columnSchema = z.object({
  key: z.string(),
  letter: z.string(),
  clause: z.string(),
  form: formId,
  title: z.string(),
  word: z.string(),
  round: z.int(),
  rounds: z.int(),
  dueOn: daySchema,
  dateBasis: z.enum(['letter', 'province']),
  isDue: z.boolean(),
});
export const cellSchema = z.object({ total: z.int(), reached: z.int(), late: z.int() });

export const overviewSchema = z.object({
  areaCode: areaCodeSchema,
  areaName: z.string(),
  level: levelSchema,
  fiscalYear: z.int(),
  years: z.array(z.object({ fiscalYear: z.int(), open: z.boolean() })),
  today: daySchema,
  now: instantSchema,
  figures: z.object({
    /** Duties whose date has come, and those of them that were on time. */
    dueTotal: z.int(),
    onTime: z.int(),
    /** Those of them on time only by an extension. */
    onTimeExtended: z.int(),
    waived: z.int(),
    overdue: z.int(),
    overdueDistricts: z.int(),
    returned: z.int(),
    returnedOldestDays: z.int(),
    atProvince: z.int(),
    atProvinceOldestDays: z.int(),
    accepted: z.int(),
    total: z.int(),
    next: z.nullable(z.object({ dueOn: daySchema, daysLeft: z.int(), count: z.int() })),
  }),
  columns: z.array(columnSchema),
  /** Worst first. Areas one level below: districts for the province, tambons for a district. */
  rows: z.array(
    z.object({
      areaCode: areaCodeSchema,
      name: z.string(),
      tile: z.nullable(z.tuple([z.int(), z.int()])),
      dueTotal: z.int(),
      onTime: z.int(),
      onTimeExtended: z.int(),
      waived: z.int(),
      late: z.int(),
      cells: z.record(z.string(), cellSchema),
    }),
  ),
  totals: z.record(z.string(), cellSchema),
  /** The five longest overdue; the rest by `late`. */
  latest: z.array(overviewDutySchema),
});
export type Overview = z.infer<typeof overviewSchema>;

export const calendarDateSchema = z.object({
  /** letter.obligation.round */
  key: z.string(),
  dueOn: daySchema,
  provinceDueOn: daySchema,
  dateBasis: z.enum(['letter', 'province']),
  letter: z.object({ id: z.string(), number: z.string() }),
  clause: z.string(),
  title: z.string(),
  done: z.int(),
  total: z.int(),
  daysLeft: z.int(),
});

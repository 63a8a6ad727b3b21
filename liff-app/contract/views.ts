import * as z from 'zod/mini';
import { day } from '#domain/calendar.ts';
import { level } from '#domain/centre/centre.ts';
import { desk, dutyState } from '#domain/duty/duty.ts';
import { formId } from '#domain/form/id.ts';
import { role } from '#domain/permissions.ts';
import { seat } from '#domain/register/seats.ts';

/** What travels to the mini-app. Instants are ISO strings, days are days. */
export const instant = z.string();
export const id = z.string().check(z.minLength(1), z.maxLength(200));
export const answers = z.record(z.string(), z.unknown());
export const reasons = z.record(
  z.string().check(z.maxLength(60)),
  z.string().check(z.maxLength(500)),
);

export const standing = z.enum([
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
export const timelinessWord = z.enum([
  'notOpen',
  'open',
  'dueSoon',
  'overdue',
  'onTime',
  'onTimeExtended',
  'late',
  'waived',
]);

export const dutyAction = z.enum([
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
export type DutyAction = z.infer<typeof dutyAction>;

export const centreRef = z.object({
  id: z.string(),
  name: z.string(),
  level,
  areaCode: z.string(),
  districtName: z.string(),
});

/** A duty as this person sees it: their own date, what they may do. */
export const dutyView = z.object({
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
  centre: z.object({ ...centreRef.shape, label: z.string() }),
  state: dutyState,
  reviewAt: z.nullable(desk),
  standing,
  timeliness: timelinessWord,
  holder: z.enum(['centre', 'district', 'province', 'nobody']),
  /** The viewer's own date (design §5, whose date). */
  dueOn: day,
  provinceDueOn: day,
  districtDueOn: day,
  opensOn: day,
  dateBasis: z.enum(['letter', 'province']),
  /** Days from today to dueOn; negative when past. */
  daysLeft: z.int(),
  /** Required fields answered, once a draft exists. */
  progress: z.nullable(z.object({ done: z.int(), total: z.int() })),
  /** Newest return, when it was returned: first comment, how many, by whom. */
  returned: z.nullable(z.object({ text: z.string(), count: z.int(), by: z.string(), at: instant })),
  /** By when a returned report is to be sent again. */
  returnDueOn: z.nullable(day),
  extension: z.nullable(
    z.object({
      state: z.enum(['asked', 'granted', 'refused']),
      /** Asked for, or granted, at the province. */
      dueOn: day,
      reason: z.string(),
      /** Nobody asked for it. */
      given: z.boolean(),
      /** Names; null where an older request does not tell. */
      askedBy: z.nullable(z.string()),
      askedAt: instant,
      decidedBy: z.nullable(z.string()),
      /** Of a refusal always, unless it is an old one. */
      decisionReason: z.nullable(z.string()),
    }),
  ),
  waiver: z.nullable(z.object({ reason: z.string(), at: instant })),
  submittedAt: z.nullable(instant),
  reachedProvinceAt: z.nullable(instant),
  acceptedAt: z.nullable(instant),
  revision: z.int(),
  /** Counts every change; sent with duty.undo, it takes back that very decision and no later one. */
  version: z.int(),
  /** Until when this person may take back their newest decision; null when there is none. */
  undoUntil: z.nullable(instant),
  actions: z.array(dutyAction),
});
export type DutyView = z.infer<typeof dutyView>;

export const grantView = z.object({
  role,
  areaCode: z.string(),
  areaName: z.string(),
  centre: z.nullable(z.string()),
  centreName: z.nullable(z.string()),
  seat: z.nullable(seat),
});

export const me = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  grants: z.array(grantView),
  /** The eyes they look with; null before they have joined. */
  lead: z.nullable(role),
  today: day,
  now: instant,
  fiscalYear: z.int(),
  /** Whom to call. */
  office: z.object({ name: z.string(), phone: z.string() }),
});
export type Me = z.infer<typeof me>;

export const attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'image/png', 'application/pdf']),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
});
export type AttachmentView = z.infer<typeof attachment>;

export const comment = z.object({
  id: z.string(),
  /** Field path it is pinned to; null for the whole report. */
  path: z.nullable(z.string()),
  text: z.string(),
  by: z.string(),
  at: instant,
  revision: z.int(),
  desk,
  /** The revision that answered it. */
  resolvedIn: z.nullable(z.int()),
  /** Oldest first. */
  replies: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      role: z.nullable(role),
      text: z.string(),
      at: instant,
    }),
  ),
});
export type CommentView = z.infer<typeof comment>;

export const memberChoice = z.object({
  id: z.string(),
  name: z.string(),
  position: z.string(),
  positionLabel: z.string(),
});

/** What a form needs besides its definition (domain/form/form.ts FormContext, minus criteria and previous). */
export const formContext = z.object({
  today: day,
  members: z.array(memberChoice),
  quorumPercent: z.number(),
  centreName: z.string(),
});

export const previousRound = z.object({ answers, round: z.int(), at: instant });

/** Answers of the round or the year before, to be copied question by question. */
export const lastReport = z.object({ answers, title: z.string() });

export const revision = z.object({
  no: z.int(),
  at: instant,
  by: z.string(),
  answers,
  reasons,
  formVersion: z.int(),
});

export const event = z.object({
  at: instant,
  by: z.string(),
  role: z.nullable(role),
  /** Audit action: submitted, returned, forwarded, accepted, waived, extension… */
  action: z.string(),
  note: z.nullable(z.string()),
});

/** Field by field, where an answer put in from the ledger comes from: จากทะเบียนกรรมการ. */
export const sources = z.record(z.string(), z.string());

export const draft = z.object({
  answers,
  reasons,
  sources,
  /** Per field: when the server last saved it; sent back as `seen`. */
  savedAt: z.record(z.string(), instant),
  holder: z.object({ id: z.string(), name: z.string() }),
  mine: z.boolean(),
  updatedAt: instant,
});

export const overviewDuty = z.object({
  id: z.string(),
  title: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  daysLate: z.int(),
  standing,
  holder: z.enum(['centre', 'district', 'province', 'nobody']),
});

/** One column of the matrix: an obligation's round, under its clause. */
export const column = z.object({
  key: z.string(),
  letter: z.string(),
  clause: z.string(),
  form: formId,
  title: z.string(),
  word: z.string(),
  round: z.int(),
  rounds: z.int(),
  dueOn: day,
  dateBasis: z.enum(['letter', 'province']),
  isDue: z.boolean(),
});
export const cell = z.object({ total: z.int(), reached: z.int(), late: z.int() });

export const overview = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  level,
  fiscalYear: z.int(),
  years: z.array(z.object({ fiscalYear: z.int(), open: z.boolean() })),
  today: day,
  now: instant,
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
    next: z.nullable(z.object({ dueOn: day, daysLeft: z.int(), count: z.int() })),
  }),
  columns: z.array(column),
  /** Worst first. Areas one level below: districts for the province, tambons for a district. */
  rows: z.array(
    z.object({
      areaCode: z.string(),
      name: z.string(),
      tile: z.nullable(z.tuple([z.int(), z.int()])),
      dueTotal: z.int(),
      onTime: z.int(),
      onTimeExtended: z.int(),
      waived: z.int(),
      late: z.int(),
      cells: z.record(z.string(), cell),
    }),
  ),
  totals: z.record(z.string(), cell),
  /** The five longest overdue; the rest by `late`. */
  latest: z.array(overviewDuty),
});
export type Overview = z.infer<typeof overview>;

export const calendarDate = z.object({
  /** letter.obligation.round */
  key: z.string(),
  dueOn: day,
  provinceDueOn: day,
  dateBasis: z.enum(['letter', 'province']),
  letter: z.object({ id: z.string(), number: z.string() }),
  clause: z.string(),
  title: z.string(),
  done: z.int(),
  total: z.int(),
  daysLeft: z.int(),
});

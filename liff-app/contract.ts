import * as z from 'zod/mini';
import { day } from '../domain/calendar.ts';
import { level } from '../domain/centre.ts';
import { criteria } from '../domain/criteria.ts';
import { desk, dutyState } from '../domain/duty.ts';
import { formId } from '../domain/forms/ids.ts';
import { role, seat } from '../domain/permissions.ts';

/**
 * Every endpoint once: method, path, input and output. Both halves and the OpenAPI page read it.
 * Schemas only: nothing here may reach a database or a browser API. Instants travel as ISO strings.
 */
const instant = z.string();
const id = z.string().check(z.minLength(1), z.maxLength(200));
const answers = z.record(z.string(), z.unknown());
const reasons = z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(500)));

export const standing = z.enum(['done', 'due', 'overdue', 'returned', 'draft', 'review', 'closed', 'open', 'waived']);
export const timelinessWord = z.enum(['notOpen', 'open', 'dueSoon', 'overdue', 'onTime', 'onTimeExtended', 'late', 'waived']);

export const dutyAction = z.enum(['fill', 'submit', 'forward', 'return', 'accept', 'askExtension', 'decideExtension', 'waive']);
export type DutyAction = z.infer<typeof dutyAction>;

const centreRef = z.object({ id: z.string(), name: z.string(), level, areaCode: z.string(), districtName: z.string() });

/** A duty as this person sees it: their own date, what they may do. */
export const dutyView = z.object({
  id: z.string(),
  /** ประเมินระดับ ครั้งที่ 1 */
  title: z.string(),
  clause: z.string(),
  obligation: z.string(),
  form: formId,
  round: z.int(),
  rounds: z.int(),
  centre: centreRef,
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
  extension: z.nullable(z.object({ state: z.enum(['asked', 'granted', 'refused']), dueOn: day, reason: z.string() })),
  submittedAt: z.nullable(instant),
  reachedProvinceAt: z.nullable(instant),
  acceptedAt: z.nullable(instant),
  revision: z.int(),
  actions: z.array(dutyAction),
});
export type DutyView = z.infer<typeof dutyView>;

const grantView = z.object({
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

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'image/png', 'application/pdf']),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
});
export type AttachmentView = z.infer<typeof attachment>;

const comment = z.object({
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
});
export type CommentView = z.infer<typeof comment>;

const memberChoice = z.object({ id: z.string(), name: z.string(), position: z.string(), positionLabel: z.string() });

/** What a form needs besides its definition (domain/form.ts FormContext, minus criteria and previous). */
const formContext = z.object({
  today: day,
  members: z.array(memberChoice),
  quorumPercent: z.number(),
  centreName: z.string(),
  meetingNoProposal: z.string(),
});

const previousRound = z.object({ answers, round: z.int(), at: instant });

const revision = z.object({ no: z.int(), at: instant, by: z.string(), answers, reasons, formVersion: z.int() });

const event = z.object({
  at: instant,
  by: z.string(),
  role: z.nullable(role),
  /** Audit action: submitted, returned, forwarded, accepted, waived, extension… */
  action: z.string(),
  note: z.nullable(z.string()),
});

const draft = z.object({
  answers,
  reasons,
  /** Per field: when the server last saved it; sent back as `seen`. */
  savedAt: z.record(z.string(), instant),
  holder: z.object({ id: z.string(), name: z.string() }),
  mine: z.boolean(),
  updatedAt: instant,
});

const overviewDuty = z.object({
  id: z.string(),
  title: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  daysLate: z.int(),
  standing,
  holder: z.enum(['centre', 'district', 'province', 'nobody']),
});

/** One column of the matrix: an obligation's round, under its clause. */
const column = z.object({
  key: z.string(),
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
const cell = z.object({ total: z.int(), reached: z.int(), late: z.int() });

const overview = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  level,
  fiscalYear: z.int(),
  today: day,
  now: instant,
  figures: z.object({
    /** Duties whose date has come, and those of them that were on time. */
    dueTotal: z.int(),
    onTime: z.int(),
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
      late: z.int(),
      cells: z.record(z.string(), cell),
    }),
  ),
  totals: z.record(z.string(), cell),
  /** The five longest overdue; the rest by `late`. */
  latest: z.array(overviewDuty),
});
export type Overview = z.infer<typeof overview>;

const calendarDate = z.object({
  dueOn: day,
  provinceDueOn: day,
  dateBasis: z.enum(['letter', 'province']),
  clause: z.string(),
  title: z.string(),
  done: z.int(),
  total: z.int(),
  daysLeft: z.int(),
});

const changedDuty = z.object({ duty: dutyView });
const none = z.object({});

export const contract = {
  'config.read': { method: 'GET', path: '/api/config', open: true, input: none, output: z.object({
    liffId: z.string(),
    /** Only in the demo: where the simulator signs people in. */
    simulatorOrigin: z.nullable(z.string()),
  }) },
  'session.create': { method: 'POST', path: '/api/session', open: true, input: z.object({ idToken: z.string().check(z.maxLength(8000)) }), output: me },
  'session.end': { method: 'DELETE', path: '/api/session', input: none, output: none },
  'me.read': { method: 'GET', path: '/api/me', input: none, output: me },
  'join': { method: 'POST', path: '/api/join', input: z.object({ code: z.string().check(z.maxLength(40)) }), output: me },
  'invite.create': { method: 'POST', path: '/api/invites', input: z.object({ role, areaCode: z.string(), centre: z.nullable(z.string()), seat: z.nullable(seat), uses: z.int().check(z.minimum(1), z.maximum(200)), days: z.int().check(z.minimum(1), z.maximum(60)) }), output: z.object({ code: z.string(), expiresAt: instant, url: z.string() }) },

  /** งานของฉัน: own duties, most urgent first; reviewers also get what waits for them. */
  'duties.mine': { method: 'GET', path: '/api/duties/mine', input: none, output: z.object({ today: day, duties: z.array(dutyView), queue: z.array(dutyView), sentCount: z.int(), total: z.int() }) },
  /** Any list of the overview: late, returned, at a desk; by area and column. */
  'duties.list': { method: 'GET', path: '/api/duties', input: z.object({ area: z.optional(z.string()), filter: z.optional(z.enum(['late', 'returned', 'atDistrict', 'atProvince', 'next', 'all'])), column: z.optional(z.string()), centre: z.optional(z.string()), after: z.optional(z.string()) }), output: z.object({ duties: z.array(dutyView), total: z.int(), next: z.nullable(z.string()) }) },
  'duty.read': { method: 'GET', path: '/api/duties/:id', input: z.object({ id }), output: z.object({
    duty: dutyView,
    clauseSummary: z.string(),
    formVersion: z.int(),
    criteria: z.nullable(criteria),
    context: formContext,
    previous: z.nullable(previousRound),
    /** Oldest first; the last is what lies before the reader. */
    revisions: z.array(revision),
    comments: z.array(comment),
    timeline: z.array(event),
    attachments: z.record(z.string(), attachment),
    /** What the machine has checked on the newest revision. */
    checks: z.object({ problems: z.int(), reasons: z.array(z.object({ label: z.string(), reason: z.string() })) }),
    office: z.object({ name: z.string(), phone: z.string() }),
  }) },
  'form.open': { method: 'GET', path: '/api/duties/:id/form', input: z.object({ id }), output: z.object({
    duty: dutyView,
    clauseSummary: z.string(),
    formVersion: z.int(),
    criteria: z.nullable(criteria),
    context: formContext,
    previous: z.nullable(previousRound),
    draft: z.nullable(draft),
    /** Answers to start from when there is no draft: the returned revision, else empty. */
    start: z.object({ answers, reasons }),
    comments: z.array(comment),
    attachments: z.record(z.string(), attachment),
    office: z.object({ name: z.string(), phone: z.string() }),
  }) },
  'draft.save': { method: 'PUT', path: '/api/duties/:id/draft', input: z.object({
    id,
    /** seen: the server's savedAt this phone last knew for the field; null for none. */
    changes: z.array(z.object({ field: z.string().check(z.maxLength(80)), value: z.unknown(), seen: z.nullable(instant) })).check(z.maxLength(200)),
    reasons: z.optional(reasons),
  }), output: z.object({
    saved: z.record(z.string(), instant),
    /** Changed on another phone since; both values are kept, the person chooses. */
    conflicts: z.array(z.object({ field: z.string(), value: z.unknown(), at: instant })),
    refused: z.array(z.object({ field: z.string(), message: z.string() })),
  }) },
  'draft.take': { method: 'POST', path: '/api/duties/:id/draft/take', input: z.object({ id }), output: none },
  'duty.submit': { method: 'POST', path: '/api/duties/:id/submissions', input: z.object({
    id,
    /** Made on the phone once; the same id again is the same submission. */
    submission: z.uuid(),
    /** Revision this one follows: 0 for the first. */
    follows: z.int(),
    answers,
    reasons,
  }), output: z.object({ outcome: z.enum(['saved', 'duplicate']), revision: z.int(), duty: dutyView }) },
  'duty.return': { method: 'POST', path: '/api/duties/:id/return', input: z.object({
    id,
    revision: z.int(),
    returnDueOn: day,
    comments: z.array(z.object({ path: z.nullable(z.string().check(z.maxLength(200))), text: z.string().check(z.minLength(1), z.maxLength(1000)) })).check(z.minLength(1), z.maxLength(60)),
  }), output: changedDuty },
  'duty.forward': { method: 'POST', path: '/api/duties/:id/forward', input: z.object({ id, revision: z.int() }), output: changedDuty },
  'duty.accept': { method: 'POST', path: '/api/duties/:id/accept', input: z.object({ id, revision: z.int() }), output: changedDuty },
  'duty.waive': { method: 'POST', path: '/api/duties/:id/waive', input: z.object({ id, reason: z.string().check(z.minLength(1), z.maxLength(500)) }), output: changedDuty },
  'extension.ask': { method: 'POST', path: '/api/duties/:id/extension', input: z.object({ id, dueOn: day, reason: z.string().check(z.minLength(1), z.maxLength(500)) }), output: changedDuty },
  'extension.decide': { method: 'POST', path: '/api/duties/:id/extension/decision', input: z.object({ id, grant: z.boolean(), dueOn: day }), output: changedDuty },

  'calendar.read': { method: 'GET', path: '/api/calendar', input: none, output: z.object({ today: day, fiscalYear: z.int(), letter: z.nullable(z.object({ number: z.string(), date: day, subject: z.string() })), dates: z.array(calendarDate) }) },
  'centres.list': { method: 'GET', path: '/api/centres', input: z.object({ query: z.optional(z.string().check(z.maxLength(80))) }), output: z.object({ centres: z.array(z.object({ centre: centreRef, done: z.int(), total: z.int(), late: z.int() })) }) },
  'centre.read': { method: 'GET', path: '/api/centres/:id', input: z.object({ id }), output: z.object({ centre: centreRef, members: z.array(z.object({ id: z.string(), name: z.string(), position: z.string(), positionLabel: z.string() })), duties: z.array(dutyView), nextMeetingOn: z.nullable(day) }) },
  'overview.read': { method: 'GET', path: '/api/overview', input: z.object({ area: z.optional(z.string()) }), output: overview },
  /** A URI tap sends no webhook: the mini-app says the reminder was seen. */
  'delivery.seen': { method: 'POST', path: '/api/deliveries/:id/seen', input: z.object({ id, answer: z.optional(z.enum(['seen', 'done', 'notMine'])) }), output: none },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; open?: true; input: z.ZodMiniType; output: z.ZodMiniType }>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
export type Input<N extends EndpointName> = z.infer<Contract[N]['input']>;
export type Output<N extends EndpointName> = z.infer<Contract[N]['output']>;

/** Bytes travel outside the table: multipart up, raw down. */
export const attachmentPaths = {
  upload: '/api/duties/:id/attachments',
  read: '/api/attachments/:attachment',
} as const;

/** The wire form of a Problem (application/problem+json). */
export interface ProblemBody {
  code: string;
  status: number;
  /** Thai: what happened, what to do. */
  title: string;
  requestId: string;
  details?: Record<string, unknown>;
}

import * as z from 'zod/mini';
import { day } from '../domain/calendar.ts';
import { criteria } from '../domain/criteria.ts';
import { role, seat } from '../domain/permissions.ts';
import {
  answers,
  attachment,
  calendarDate,
  centreRef,
  comment,
  draft,
  dutyView,
  event,
  formContext,
  id,
  instant,
  me,
  overview,
  previousRound,
  reasons,
  revision,
} from './views.ts';

export type { AttachmentView, CommentView, DutyAction, DutyView, Me, Overview } from './views.ts';

/**
 * Every endpoint once: method, path, input and output. Both halves and the OpenAPI page read it.
 * Schemas only: nothing here may reach a database or a browser API. Instants travel as ISO strings.
 */
const changedDuty = z.object({ duty: dutyView });
const none = z.object({});

export const contract = {
  'config.read': {
    method: 'GET',
    path: '/api/config',
    open: true,
    input: none,
    output: z.object({
      liffId: z.string(),
      /** Only in the demo: where the simulator signs people in. */
      simulatorOrigin: z.nullable(z.string()),
    }),
  },
  'session.create': {
    method: 'POST',
    path: '/api/session',
    open: true,
    input: z.object({ idToken: z.string().check(z.maxLength(8000)) }),
    output: me,
  },
  'session.end': { method: 'DELETE', path: '/api/session', input: none, output: none },
  'me.read': { method: 'GET', path: '/api/me', input: none, output: me },
  join: {
    method: 'POST',
    path: '/api/join',
    input: z.object({ code: z.string().check(z.maxLength(40)) }),
    output: me,
  },
  'invite.create': {
    method: 'POST',
    path: '/api/invites',
    input: z.object({
      role,
      areaCode: z.string(),
      centre: z.nullable(z.string()),
      seat: z.nullable(seat),
      uses: z.int().check(z.minimum(1), z.maximum(200)),
      days: z.int().check(z.minimum(1), z.maximum(60)),
    }),
    output: z.object({ code: z.string(), expiresAt: instant, url: z.string() }),
  },

  /** งานของฉัน: own duties, most urgent first; reviewers also get what waits for them. */
  'duties.mine': {
    method: 'GET',
    path: '/api/duties/mine',
    input: none,
    output: z.object({
      today: day,
      duties: z.array(dutyView),
      queue: z.array(dutyView),
      sentCount: z.int(),
      total: z.int(),
    }),
  },
  /** Any list of the overview: late, returned, at a desk; by area and column. */
  'duties.list': {
    method: 'GET',
    path: '/api/duties',
    input: z.object({
      area: z.optional(z.string()),
      filter: z.optional(z.enum(['late', 'returned', 'atDistrict', 'atProvince', 'next', 'all'])),
      column: z.optional(z.string()),
      centre: z.optional(z.string()),
      after: z.optional(z.string()),
    }),
    output: z.object({ duties: z.array(dutyView), total: z.int(), next: z.nullable(z.string()) }),
  },
  'duty.read': {
    method: 'GET',
    path: '/api/duties/:id',
    input: z.object({ id }),
    output: z.object({
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
      checks: z.object({
        problems: z.int(),
        reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
      }),
      office: z.object({ name: z.string(), phone: z.string() }),
    }),
  },
  'form.open': {
    method: 'GET',
    path: '/api/duties/:id/form',
    input: z.object({ id }),
    output: z.object({
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
    }),
  },
  'draft.save': {
    method: 'PUT',
    path: '/api/duties/:id/draft',
    input: z.object({
      id,
      /** seen: the server's savedAt this phone last knew for the field; null for none. */
      changes: z
        .array(
          z.object({
            field: z.string().check(z.maxLength(80)),
            value: z.unknown(),
            seen: z.nullable(instant),
          }),
        )
        .check(z.maxLength(200)),
      reasons: z.optional(reasons),
    }),
    output: z.object({
      saved: z.record(z.string(), instant),
      /** Changed on another phone since; both values are kept, the person chooses. */
      conflicts: z.array(z.object({ field: z.string(), value: z.unknown(), at: instant })),
      refused: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
  },
  'draft.take': {
    method: 'POST',
    path: '/api/duties/:id/draft/take',
    input: z.object({ id }),
    output: none,
  },
  'duty.submit': {
    method: 'POST',
    path: '/api/duties/:id/submissions',
    input: z.object({
      id,
      /** Made on the phone once; the same id again is the same submission. */
      submission: z.uuid(),
      /** Revision this one follows: 0 for the first. */
      follows: z.int(),
      answers,
      reasons,
    }),
    output: z.object({
      outcome: z.enum(['saved', 'duplicate']),
      revision: z.int(),
      duty: dutyView,
    }),
  },
  'duty.return': {
    method: 'POST',
    path: '/api/duties/:id/return',
    input: z.object({
      id,
      revision: z.int(),
      returnDueOn: day,
      comments: z
        .array(
          z.object({
            path: z.nullable(z.string().check(z.maxLength(200))),
            text: z.string().check(z.minLength(1), z.maxLength(1000)),
          }),
        )
        .check(z.minLength(1), z.maxLength(60)),
    }),
    output: changedDuty,
  },
  'duty.forward': {
    method: 'POST',
    path: '/api/duties/:id/forward',
    input: z.object({ id, revision: z.int() }),
    output: changedDuty,
  },
  'duty.accept': {
    method: 'POST',
    path: '/api/duties/:id/accept',
    input: z.object({ id, revision: z.int() }),
    output: changedDuty,
  },
  'duty.waive': {
    method: 'POST',
    path: '/api/duties/:id/waive',
    input: z.object({ id, reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
    output: changedDuty,
  },
  'extension.ask': {
    method: 'POST',
    path: '/api/duties/:id/extension',
    input: z.object({ id, dueOn: day, reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
    output: changedDuty,
  },
  'extension.decide': {
    method: 'POST',
    path: '/api/duties/:id/extension/decision',
    input: z.object({ id, grant: z.boolean(), dueOn: day }),
    output: changedDuty,
  },

  'calendar.read': {
    method: 'GET',
    path: '/api/calendar',
    input: none,
    output: z.object({
      today: day,
      fiscalYear: z.int(),
      letter: z.nullable(z.object({ number: z.string(), date: day, subject: z.string() })),
      dates: z.array(calendarDate),
    }),
  },
  'centres.list': {
    method: 'GET',
    path: '/api/centres',
    input: z.object({ query: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      centres: z.array(
        z.object({ centre: centreRef, done: z.int(), total: z.int(), late: z.int() }),
      ),
    }),
  },
  'centre.read': {
    method: 'GET',
    path: '/api/centres/:id',
    input: z.object({ id }),
    output: z.object({
      centre: centreRef,
      members: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          position: z.string(),
          positionLabel: z.string(),
        }),
      ),
      duties: z.array(dutyView),
      nextMeetingOn: z.nullable(day),
    }),
  },
  'overview.read': {
    method: 'GET',
    path: '/api/overview',
    input: z.object({ area: z.optional(z.string()) }),
    output: overview,
  },
  /** A URI tap sends no webhook: the mini-app says the reminder was seen. */
  'delivery.seen': {
    method: 'POST',
    path: '/api/deliveries/:id/seen',
    input: z.object({ id, answer: z.optional(z.enum(['seen', 'done', 'notMine'])) }),
    output: none,
  },
} as const satisfies Record<
  string,
  {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    path: string;
    open?: true;
    input: z.ZodMiniType;
    output: z.ZodMiniType;
  }
>;

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

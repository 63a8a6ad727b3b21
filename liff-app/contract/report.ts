import * as z from 'zod/mini';
import { day } from '#domain/calendar.ts';
import { criteria } from '#domain/criteria/criteria.ts';
import { role } from '#domain/permissions.ts';
import {
  answers,
  attachment,
  comment,
  draft,
  dutyView,
  event,
  formContext,
  id,
  instant,
  lastReport,
  previousRound,
  reasons,
  revision,
  sources,
} from './views.ts';
import type { Rows } from './row.ts';

const none = z.object({});

/** One duty: its page, its form, its draft, its submission. */
export const reportRows = {
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
      /** The date a return proposes, and the one a request for more time does. */
      proposed: z.object({ returnOn: day, askOn: day }),
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
      last: z.nullable(lastReport),
      draft: z.nullable(draft),
      /** Answers to start from when there is no draft: the returned revision, else what the ledger knows. */
      start: z.object({ answers, reasons, sources }),
      /** Indicators whose criteria have changed since they were scored. */
      changed: z.array(z.string()),
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
  'draft.colleagues': {
    method: 'GET',
    path: '/api/duties/:id/draft/colleagues',
    input: z.object({ id }),
    /** Who else may fill this form. */
    output: z.object({
      people: z.array(z.object({ id: z.string(), name: z.string(), role })),
    }),
  },
  'draft.give': {
    method: 'POST',
    path: '/api/duties/:id/draft/give',
    input: z.object({ id, to: z.string().check(z.maxLength(80)) }),
    output: none,
  },
  /** A duty begun by mistake: it is owed as before, its first draft is gone. */
  'draft.discard': {
    method: 'POST',
    path: '/api/duties/:id/draft/discard',
    input: z.object({ id }),
    output: z.object({ duty: dutyView }),
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
  /** The lines of a sheet as rows of a list, or every line that is wrong; nothing is stored. */
  'list.read': {
    method: 'POST',
    path: '/api/duties/:id/lists/:list',
    input: z.object({
      id,
      list: z.string().check(z.maxLength(80)),
      lines: z.array(z.array(z.string()).check(z.maxLength(80))).check(z.maxLength(3000)),
      /** The list as it stands on the phone. */
      known: z.array(z.unknown()).check(z.maxLength(200)),
    }),
    output: z.object({
      /** Null when anything is wrong. */
      rows: z.nullable(z.array(z.record(z.string(), z.unknown()))),
      problems: z.array(
        z.object({ line: z.nullable(z.int()), column: z.string(), message: z.string() }),
      ),
    }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import { roleSchema } from '#domain/permissions.ts';
import { answersSchema, idSchema, instantSchema, reasonsSchema } from './basics.ts';
import { dutyViewSchema } from './duty-views.ts';
import {
  attachmentSchema,
  commentSchema,
  draftSchema,
  eventSchema,
  formContextSchema,
  lastReportSchema,
  previousRoundSchema,
  revisionSchema,
  sourcesSchema,
} from './form-views.ts';
import { importedListSchema, listWorkbookSchema } from './list-import.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

/** All fields whose answer was copied from the last report and not looked at yet. */
const copiedSchema = z.array(untypedText({ max: 80 })).check(z.maxLength(200));

const noneSchema = z.object({});

/** One duty: its page, form, draft and submission. */
export const reportRows = {
  'duty.read': {
    method: 'GET',
    path: '/api/duties/:id',
    input: z.object({ id: idSchema }),
    output: z.object({
      duty: dutyViewSchema,
      clauseSummary: z.string(),
      formVersion: z.int(),
      criteria: z.nullable(criteriaSchema),
      context: formContextSchema,
      previous: z.nullable(previousRoundSchema),
      /** The revisions, oldest first. The last one is the current one. */
      revisions: z.array(revisionSchema),
      comments: z.array(commentSchema),
      timeline: z.array(eventSchema),
      attachments: z.record(z.string(), attachmentSchema),
      /** Automated checks of the newest revision. */
      checks: z.object({
        problems: z.int(),
        reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
        copied: z.int(),
      }),
      /** Pictures that another place has sent too; for reviewers only. */
      sharedPictures: z.array(
        z.object({
          file: z.string(),
          /** Null when the reader may not open the other report. */
          duty: z.nullable(idSchema),
          title: z.string(),
          place: z.string(),
        }),
      ),
      /**
       * The proposed dates for a return and for an extension request, and all days that can be requested.
       */
      proposed: z.object({
        returnOn: daySchema,
        askOn: daySchema,
        askDays: z.array(z.object({ dueOn: daySchema, districtDueOn: daySchema })),
        /** Public holidays from today on, because an extension must end on a working day. */
        holidays: z.array(daySchema),
      }),
      office: z.object({ name: z.string(), phone: z.string() }),
    }),
  },
  'form.open': {
    method: 'GET',
    path: '/api/duties/:id/form',
    input: z.object({ id: idSchema }),
    output: z.object({
      duty: dutyViewSchema,
      clauseSummary: z.string(),
      formVersion: z.int(),
      criteria: z.nullable(criteriaSchema),
      context: formContextSchema,
      previous: z.nullable(previousRoundSchema),
      last: z.nullable(lastReportSchema),
      draft: z.nullable(draftSchema),
      /** The initial answers when there is no draft: the returned revision, otherwise prefilled answers. */
      start: z.object({ answers: answersSchema, reasons: reasonsSchema, sources: sourcesSchema }),
      /** Indicators whose criteria have changed since they were scored. */
      changed: z.array(z.string()),
      comments: z.array(commentSchema),
      attachments: z.record(z.string(), attachmentSchema),
      office: z.object({ name: z.string(), phone: z.string() }),
    }),
  },
  'draft.save': {
    method: 'PUT',
    path: '/api/duties/:id/draft',
    input: z.object({
      id: idSchema,
      /** `seen` is the server’s savedAt that this phone last knew for the field. Null when it knew none. */
      changes: z
        .array(
          z.object({
            field: untypedText({ max: 80 }),
            value: z.unknown(),
            seen: z.nullable(instantSchema),
          }),
        )
        .check(z.maxLength(200)),
      reasons: z.optional(reasonsSchema),
      copied: z.optional(copiedSchema),
    }),
    output: z.object({
      saved: z.record(z.string(), instantSchema),
      /**
       * The field was changed on another phone in the meantime. Both values are kept, and the person
       * chooses.
       */
      conflicts: z.array(
        z.object({
          field: z.string(),
          value: z.unknown(),
          at: instantSchema,
          /** The name of the other person. Null when it was another phone of the same person. */
          by: z.nullable(z.string()),
        }),
      ),
      refused: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
  },
  'draft.take': {
    method: 'POST',
    path: '/api/duties/:id/draft/take',
    input: z.object({ id: idSchema }),
    output: noneSchema,
  },
  'draft.colleagues': {
    method: 'GET',
    path: '/api/duties/:id/draft/colleagues',
    input: z.object({ id: idSchema }),
    /** People who may take over the draft. */
    output: z.object({
      people: z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema })),
    }),
  },
  'draft.give': {
    method: 'POST',
    path: '/api/duties/:id/draft/give',
    input: z.object({ id: idSchema, to: untypedText({ max: 80 }) }),
    output: noneSchema,
  },
  /** Deletes the first draft of a duty. The duty itself stays. */
  'draft.discard': {
    method: 'POST',
    path: '/api/duties/:id/draft/discard',
    input: z.object({ id: idSchema }),
    output: z.object({ duty: dutyViewSchema }),
  },
  'duty.submit': {
    method: 'POST',
    path: '/api/duties/:id/submissions',
    input: z.object({
      id: idSchema,
      /** An id made once on the phone. Sending it again makes no second submission. */
      submission: z.uuid(),
      /** The revision that this one follows. 0 for the first. */
      follows: z.int(),
      answers: answersSchema,
      reasons: reasonsSchema,
      copied: z.optional(copiedSchema),
      /** Replies to comments that the person had typed but not sent when pressing ส่งรายงาน. */
      replies: z.optional(
        z
          .array(
            z.object({
              comment: z.uuid(),
              reply: z.uuid(),
              text: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
            }),
          )
          .check(z.maxLength(60)),
      ),
    }),
    output: z.object({
      outcome: z.enum(['saved', 'duplicate']),
      revision: z.int(),
      duty: dutyViewSchema,
    }),
  },
  /** Reads worksheet lines as rows of a list, or returns all invalid lines. It stores nothing. */
  'list.read': {
    method: 'POST',
    path: '/api/duties/:id/lists/:list',
    input: listWorkbookSchema,
    output: importedListSchema,
  },
  /** Stores all errors of the workbook, so that they can be downloaded as a file. */
  'list.report': {
    method: 'POST',
    path: '/api/duties/:id/lists/:list/report',
    input: listWorkbookSchema,
    output: z.object({ report: z.uuid() }),
  },
} as const satisfies Rows;

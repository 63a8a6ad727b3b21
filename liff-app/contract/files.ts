import * as z from 'zod/mini';
import { idSchema, instantSchema } from './basics.ts';
import { auditFilterSchema } from './audit.ts';
import { listInput } from './lists.ts';
import { limits } from '#domain/limits.ts';
import type { Rows } from './row.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { roleSchema } from '#domain/permissions.ts';
import { fileJobStateSchema, longFileSchema } from '#domain/files/long-file.ts';
import { paperRequestSchema } from '#domain/papers/request.ts';
import { untypedText } from '#domain/untyped-text.ts';

/** Files to download; api/file-kinds.ts maps each kind to its use case. */
export const fileRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), id: idSchema, revision: z.optional(z.int()) }),
  z.object({ kind: z.literal('list'), id: idSchema, list: untypedText({ max: 80 }) }),
  z.object({ kind: z.literal('importReport'), report: z.uuid() }),
  z.object({ kind: z.literal('criteria'), id: idSchema }),
  z.object({ kind: z.literal('inviteTemplate') }),
  z.object({ kind: z.literal('inviteCodes'), batch: z.uuid() }),
  /** The reader’s own data, as a workbook or as JSON for programs. */
  z.object({ kind: z.literal('myData'), format: z.enum(['xlsx', 'json']) }),
  z.object({
    kind: z.literal('column'),
    column: untypedText({ max: 100 }),
    area: untypedText({ max: 6 }),
  }),
  z.extend(paperRequestSchema, { kind: z.literal('paper') }),
  /** ใบเชิญ as a PDF: the usable codes of an area. */
  z.object({
    kind: z.literal('inviteSheets'),
    area: areaCodeSchema,
    role: z.optional(roleSchema),
  }),
  /** A meeting for the reader's calendar. */
  z.object({ kind: z.literal('meeting'), id: idSchema }),
  /** A file that a job has made. */
  z.object({ kind: z.literal('made'), job: z.uuid() }),
  z.extend(auditFilterSchema, { kind: z.literal('audit'), format: z.enum(['xlsx', 'csv']) }),
  /** A list of duties with its filters, or some of its rows. */
  z.object({
    kind: z.literal('duties'),
    ...listInput,
    ids: z.optional(z.array(idSchema).check(z.maxLength(limits.selection.exported))),
  }),
]);
export type FileRequest = z.infer<typeof fileRequestSchema>;

export const fileJobSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  file: longFileSchema,
  state: fileJobStateSchema,
  askedAt: instantSchema,
  /** The files of an archive or the rows of a workbook. `total` is null before the work is planned. */
  done: z.int(),
  total: z.nullable(z.int()),
  bytes: z.nullable(z.int()),
  /** The Thai text that says why it failed. */
  problem: z.nullable(z.string()),
  expiresAt: instantSchema,
});

/** Files are downloaded by a signed link outside LINE; workbooks are uploaded and read as rows. */
export const fileRows = {
  'file.link': {
    method: 'POST',
    path: '/api/files',
    input: z.object({ file: fileRequestSchema }),
    output: z.object({ url: z.string(), expiresAt: instantSchema }),
  },
  /** Makes a file that takes long. The answer waits up to three seconds for its end. */
  'fileJob.start': {
    method: 'POST',
    path: '/api/files/jobs',
    input: z.object({ id: z.uuid(), file: longFileSchema }),
    output: fileJobSchema,
  },
  'fileJobs.list': {
    method: 'GET',
    path: '/api/files/jobs',
    input: z.object({}),
    output: z.object({ jobs: z.array(fileJobSchema) }),
  },
  'fileJob.cancel': {
    method: 'POST',
    path: '/api/files/jobs/:id/cancel',
    input: z.object({ id: z.uuid() }),
    output: fileJobSchema,
  },
} as const satisfies Rows;

export const rawWorksheetSchema = z.object({
  name: z.string(),
  rows: z.array(z.array(z.string())),
  hidden: z.optional(z.literal(true)),
  emptyBelow: z.optional(z.int()),
});

/** These are not in the contract: downloading a file, and reading an uploaded XLSX. */
export const filePaths = { open: '/files/:token', sheets: '/api/sheets' } as const;
export const rawWorksheetsSchema = z.object({ sheets: z.array(rawWorksheetSchema) });

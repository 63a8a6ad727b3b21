import * as z from 'zod/mini';
import { idSchema, instantSchema } from './basics.ts';
import { auditFilterSchema } from './audit.ts';
import { listInput } from './lists.ts';
import { limits } from '#domain/limits.ts';
import type { Rows } from './row.ts';
import { bundleRequestSchema, paperRequestSchema } from '#domain/papers/request.ts';
import { untypedText } from '#domain/untyped-text.ts';

/** Files to download; api/file-kinds.ts maps each kind to its use case. */
export const fileRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), id: idSchema, revision: z.optional(z.int()) }),
  z.object({ kind: z.literal('list'), id: idSchema, list: untypedText({ max: 80 }) }),
  z.object({ kind: z.literal('importReport'), report: z.uuid() }),
  z.object({ kind: z.literal('criteria'), id: idSchema }),
  z.object({ kind: z.literal('inviteTemplate') }),
  z.object({ kind: z.literal('inviteCodes'), batch: z.uuid() }),
  /** The reader's own data: to read, or for a machine. */
  z.object({ kind: z.literal('myData'), format: z.enum(['xlsx', 'json']) }),
  z.object({
    kind: z.literal('column'),
    column: untypedText({ max: 100 }),
    area: untypedText({ max: 6 }),
  }),
  z.extend(paperRequestSchema, { kind: z.literal('paper') }),
  z.extend(bundleRequestSchema, { kind: z.literal('bundle') }),
  z.extend(auditFilterSchema, { kind: z.literal('audit'), format: z.enum(['xlsx', 'csv']) }),
  /** A list of duties as it is filtered, or some of its rows. */
  z.object({
    kind: z.literal('duties'),
    ...listInput,
    ids: z.optional(z.array(idSchema).check(z.maxLength(limits.selection.exported))),
  }),
]);
export type FileRequest = z.infer<typeof fileRequestSchema>;

/** Files are downloaded by a signed link outside LINE; workbooks are uploaded and read as rows. */
export const fileRows = {
  'file.link': {
    method: 'POST',
    path: '/api/files',
    input: z.object({ file: fileRequestSchema }),
    output: z.object({ url: z.string(), expiresAt: instantSchema }),
  },
} as const satisfies Rows;

export const rawWorksheetSchema = z.object({
  name: z.string(),
  rows: z.array(z.array(z.string())),
  hidden: z.optional(z.literal(true)),
  emptyBelow: z.optional(z.int()),
});

/** Not in the contract: downloading a file, and reading an uploaded XLSX. */
export const filePaths = { open: '/files/:token', sheets: '/api/sheets' } as const;
export const rawWorksheetsSchema = z.object({ sheets: z.array(rawWorksheetSchema) });

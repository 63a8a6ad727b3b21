import * as z from 'zod/mini';
import { idSchema } from './basics.ts';
import { limits } from '#domain/limits.ts';
import { markUntyped, untypedText } from '#domain/untyped-text.ts';

/** The lines of a worksheet as text. */
const linesSchema = markUntyped(
  z
    .array(z.array(z.string()).check(z.maxLength(limits.workbook.columns)))
    .check(z.maxLength(limits.listImport.lines)),
);

const importSheetSchema = z.object({
  name: z.string().check(z.maxLength(100)),
  hidden: z.optional(z.boolean()),
  lines: linesSchema,
  emptyBelow: z.optional(z.int().check(z.nonnegative())),
});

const importAnswersSchema = markUntyped(
  z.record(
    z.string().check(z.maxLength(100)),
    z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(100))),
  ),
);

/** A workbook from which a list is read. */
export const listWorkbookSchema = z.object({
  id: idSchema,
  list: untypedText({ max: 80 }),
  /** Cells that are not read into a field are neither stored nor refused. */
  sheets: z.optional(z.array(importSheetSchema).check(z.maxLength(limits.listImport.sheets))),
  /** One worksheet. Only pages of an older version send it. */
  lines: z.optional(linesSchema),
  /** Chosen options by question and item. */
  answers: z.optional(importAnswersSchema),
  /** The list that the phone has at present. */
  known: z.array(z.unknown()).check(z.maxLength(200)),
});

const problemSchema = z.object({
  line: z.nullable(z.int()),
  column: z.string(),
  message: z.string(),
  sheet: z.optional(z.string()),
  cell: z.optional(z.string()),
  value: z.optional(z.string()),
  path: z.optional(z.string()),
});

const questionSchema = z.object({
  id: z.string(),
  title: z.string(),
  items: z.array(z.object({ key: z.string(), text: z.string(), chosen: z.nullable(z.string()) })),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  open: z.boolean(),
});

/** The result of reading a workbook. domain/list/import.ts explains the parts. */
export const importedListSchema = z.object({
  rows: z.nullable(z.array(z.record(z.string(), z.unknown()))),
  problems: z.array(problemSchema),
  sheet: z.nullable(z.string()),
  otherSheets: z.array(z.string()),
  questions: z.array(questionSchema),
  columns: z.array(
    z.object({ at: z.int(), letter: z.string(), heading: z.string(), target: z.string() }),
  ),
  targets: z.array(z.object({ id: z.string(), label: z.string() })),
  notes: z.array(z.string()),
  table: z.array(
    z.object({
      line: z.int(),
      values: z.array(
        z.object({ column: z.string(), written: z.string(), read: z.string(), wrong: z.boolean() }),
      ),
    }),
  ),
});

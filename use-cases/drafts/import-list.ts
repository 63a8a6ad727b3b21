import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { rowsIn } from '#domain/fields/repeat.ts';
import { listsOf } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { importList } from '#domain/list/import.ts';
import type { ImportedList } from '#domain/list/import.ts';
import { cellsOfRow, listColumns } from '#domain/list/worksheet.ts';
import type { ListDefinition } from '#domain/list/worksheet.ts';
import { problemCells, problemColumns } from '#domain/list/problem-sheet.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { findDuty } from '../duties/find-duty.ts';
import { engineContext, loadForm } from './form-context.ts';
import { initialAnswers } from './prefill-facts.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The number of empty lines in the template that also offer the choices. */
const roomFor = 60;

/** The list as an Excel file to fill in, with the rows that are known. */
export const listTemplate = query({
  name: 'list.template',
  input: z.object({ id: z.string(), list: z.string() }),
  run: async (env, of): Promise<Workbook> => {
    const { form, list, ctx, duty } = await openList(env, of);
    const draft = await env.stores.drafts.get(duty.id);
    const { answers } = draft ?? (await initialAnswers(env, { duty, form }));
    const columns = listColumns(list);
    return {
      name: `${list.label} ${duty.centreName}`,
      sheets: [
        {
          name: list.label,
          columns,
          rows: rowsIn(answers[list.id]).map((row) => cellsOfRow(columns, row, ctx)),
          roomFor,
        },
      ],
    };
  },
});

const linesSchema = z.array(z.array(z.string()));

const workbookSchema = z.object({
  id: z.string(),
  list: z.string(),
  sheets: z.optional(
    z.array(
      z.object({
        name: z.string(),
        hidden: z.optional(z.boolean()),
        lines: linesSchema,
        emptyBelow: z.optional(z.number()),
      }),
    ),
  ),
  lines: z.optional(linesSchema),
  answers: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  known: z.array(z.unknown()),
});

/**
 * Reads a list from the best worksheet of a workbook and validates each line. Nothing is stored here;
 * the form on the phone takes the rows over.
 */
export const readListWorksheet = query({
  name: 'list.read',
  input: workbookSchema,
  run: async (env, of): Promise<ImportedList> => {
    const { imported } = await readWorkbook(env, of);
    // A page of an earlier version treats all rows as correct. So it gets no rows when one of them
    // has a problem.
    const isOldPage = of.sheets === undefined;
    return isOldPage && imported.problems.length > 0 ? { ...imported, rows: null } : imported;
  },
});

/** Stores the problems of a workbook for an hour, so that they can be downloaded as a file. */
export const keepImportReport = command({
  name: 'list.report',
  input: workbookSchema,
  run: async (env, of): Promise<{ report: string }> => {
    const { imported, duty, list } = await readWorkbook(env, of);
    const report = randomUUID();
    await env.stores.importReports.insert({
      id: report,
      person: env.actor.person,
      duty: duty.id,
      name: `สิ่งที่ต้องแก้ ${list.label} ${duty.centreName}`,
      problems: imported.problems.map(problemCells),
      expiresAt: new Date(env.now.getTime() + limits.listImport.reportMs),
    });
    return { report };
  },
});

/** The stored problems as a workbook, for the person who asked for them. */
export const importReportFile = query({
  name: 'list.reportFile',
  input: z.object({ report: z.string() }),
  run: async ({ stores, actor, now }, { report }): Promise<Workbook> => {
    const kept = await stores.importReports.get(report);
    if (!kept || kept.person !== actor.person || kept.expiresAt <= now)
      throw new Problem('link-expired');
    const { name, problems } = kept;
    return { name, sheets: [{ name: 'สิ่งที่ต้องแก้', columns: problemColumns, rows: problems }] };
  },
});

async function readWorkbook(env: UseCaseContext, of: z.infer<typeof workbookSchema>) {
  const { form, list, ctx, duty } = await openList(env, of);
  const { lines = [], sheets = [{ name: '', lines }], answers = {} } = of;
  const known = rowsIn(of.known);
  return { imported: importList({ form, list, ctx, sheets, answers, known }), duty, list };
}

async function openList(env: UseCaseContext, of: { id: string; list: string }) {
  const duty = await findDuty(env, { id: of.id, action: 'draft.write' });
  const open = await loadForm(env, { duty });
  return { duty, form: open.form, list: requireList(open.form, of.list), ctx: engineContext(open) };
}

function requireList(form: Form, id: string): ListDefinition {
  const list = listsOf(form).find((field) => field.id === id);
  if (!list) throw new Problem('not-found');
  return list;
}

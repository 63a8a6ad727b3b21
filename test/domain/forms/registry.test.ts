import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortLabel } from '#domain/fields/field.ts';
import { kinds } from '#domain/fields/index.ts';
import {
  attachmentIdsOf,
  cellsOf,
  columnsOf,
  diffAnswers,
  draftProblem,
  fieldsOf,
  labelOfCheck,
  labelOfPath,
  listCellsOf,
  listColumnsOf,
  listsOf,
  progressOf,
  summarize,
  validateAnswers,
} from '#domain/form/form.ts';
import type { Field, Form, SummaryRow } from '#domain/form/form.ts';
import { formFor, formIds, titleOf } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { countGraphemes } from '#domain/thai/text.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

function formOf(id: FormId): Form {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

function everyField(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.kind === 'repeat' ? [field, ...everyField(field.fields)] : [field],
  );
}

const rowsWithin = (row: SummaryRow): SummaryRow[] => [
  row,
  ...(row.items ?? []).flatMap(rowsWithin),
];

describe.each(formIds)('the form %s', (id) => {
  const form = formOf(id);
  const { accepted, rejected } = examplesOf[id];
  const [first] = accepted;
  const ctxOf = (own: typeof first) => ({ ...context, ...own.ctx });

  test.each(accepted)('accepts $name', (example) => {
    const { problems, answers } = validateAnswers({
      form,
      reasons: {},
      ...example,
      ctx: ctxOf(example),
    });
    expect(problems).toEqual([]);
    const again = validateAnswers({
      form,
      reasons: example.reasons ?? {},
      answers,
      ctx: ctxOf(example),
    });
    expect(again).toEqual({ problems: [], answers });
  });

  test.each(rejected)('refuses $name at $path only', (example) => {
    const { problems } = validateAnswers({ form, reasons: {}, ...example, ctx: ctxOf(example) });
    expect([...new Set(problems.map((problem) => problem.path))]).toEqual([example.path]);
    for (const one of problems) expect(one.message).toMatch(/[ก-๙]/);
  });

  test('has a label for every path that can have a problem', () => {
    const places = rejected
      .map((problem) => problem.path)
      .filter((path) => !path.includes('extra'));
    expect(places.map((path) => labelOfPath(form, path))).not.toContain('');
  });

  test('counts a full example as complete, and an empty one as nothing done', () => {
    const { done, total, sections } = progressOf(form, first.answers, ctxOf(first));
    expect(done).toBe(total);
    expect(total).toBeGreaterThan(0);
    expect(sections.map((section) => section.id)).toEqual(
      form.sections.map((section) => section.id),
    );
    expect(progressOf(form, {}, context).done).toBe(0);
  });

  test('stores every value of its accepted examples as a draft', () => {
    for (const example of accepted) {
      for (const field of fieldsOf(form))
        expect(draftProblem(field, example.answers[field.id])).toBeNull();
    }
  });

  test('shows every answer of a full example as text', () => {
    const rows = summarize({ form, answers: first.answers, ctx: ctxOf(first) }).flatMap(
      (summarySection) => summarySection.rows.flatMap(rowsWithin),
    );
    const answered = rows.filter((row) => row.path in first.answers);
    expect(answered).toHaveLength(Object.keys(first.answers).length);
    for (const row of answered) expect(row.text).not.toBe('');
    for (const row of rows) expect(row.label).not.toBe('');
    expect(new Set(rows.map((row) => row.path)).size).toBe(rows.length);
    expect(rows.flatMap((row) => row.attachmentIds ?? [])).toEqual(
      attachmentIdsOf(form, first.answers),
    );
  });

  test('exports as many cells as columns, of the type the column says', () => {
    const columns = columnsOf(form);
    for (const answers of [first.answers, {}]) {
      const cells = cellsOf(form, answers, ctxOf(first));
      expect(cells).toHaveLength(columns.length);
      for (const [at, cell] of cells.entries())
        expect([null, columns[at]?.type]).toContain(cell === null ? null : typeOf(cell));
    }
    expect(new Set(columns.map((column) => column.path)).size).toBe(columns.length);
    expect(new Set(columns.map((column) => column.label)).size).toBe(columns.length);
    for (const list of listsOf(form)) {
      const width = listColumnsOf(list).length;
      for (const cells of listCellsOf(list, { answers: first.answers, ctx: context }))
        expect(cells).toHaveLength(width);
    }
  });

  test('finds no difference between equal answers, and one for every added field', () => {
    const { answers } = first;
    expect(
      diffAnswers({ form, before: answers, after: structuredClone(answers), ctx: context }),
    ).toEqual([]);
    const fresh = diffAnswers({ form, before: {}, after: answers, ctx: context });
    expect(new Set(fresh.map((difference) => difference.path.split('.')[0]))).toEqual(
      new Set(Object.keys(answers)),
    );
    for (const one of fresh)
      expect([one.before, one.after === '' || one.after === null]).toEqual([null, false]);
  });

  test('has unique ids that are safe in a path, and conditions only on earlier fields', () => {
    const lists = [fieldsOf(form), ...listsOf(form).map((list) => [...list.fields])];
    for (const fields of lists) {
      const ids = fields.map((field) => field.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [at, field] of fields.entries()) {
        expect(field.id).toMatch(/^[a-zA-Z][a-zA-Z0-9-]*$/);
        expect([undefined, ...ids.slice(0, at)]).toContain(field.showWhen?.field);
      }
    }
    expect(new Set(form.sections.map((section) => section.id)).size).toBe(form.sections.length);
    expect(new Set(form.checks.map((check) => check.id)).size).toBe(form.checks.length);
    for (const check of form.checks) expect(labelOfCheck(form, check.id)).toMatch(/[ก-๙]/);
  });

  test('keeps its labels short enough for a phone', () => {
    for (const field of everyField(fieldsOf(form))) {
      expect(countGraphemes(shortLabel(field))).toBeLessThanOrEqual(40);
      expect(countGraphemes(field.label)).toBeLessThanOrEqual(
        field.kind === 'indicator' ? 160 : 50,
      );
      expect(countGraphemes(field.hint ?? '')).toBeLessThanOrEqual(60);
    }
    for (const section of form.sections)
      expect(countGraphemes(section.short ?? section.title)).toBeLessThanOrEqual(20);
    expect([form.id, form.title]).toEqual([id, titleOf(id)]);
    expect(countGraphemes(form.title.short)).toBeLessThanOrEqual(24);
    expect(countGraphemes(form.title.word)).toBeLessThanOrEqual(10);
  });

  test('uses official wording, never ครับ or ค่ะ', () => {
    expect(JSON.stringify(form)).not.toMatch(/ครับ|ค่ะ|คะ"|อัปโหลด/);
  });

  test('never throws on any answers', () => {
    const ids = fieldsOf(form).map((field) => field.id);
    const rows = fc.array(
      fc.dictionary(fc.constantFrom('id', 'name', 'position', 'topic', 'dueOn'), fc.jsonValue()),
    );
    const anything = fc.dictionary(
      fc.oneof(fc.constantFrom(...ids), fc.string()),
      fc.oneof(fc.jsonValue(), rows),
    );
    fc.assert(
      fc.property(anything, fc.dictionary(fc.string(), fc.string()), (answers, reasons) => {
        const { problems } = validateAnswers({ form, answers, reasons, ctx: context });
        expect(problems.length).toBeGreaterThan(0);
        progressOf(form, answers, context);
        summarize({ form, answers, ctx: context });
        diffAnswers({ form, before: answers, after: first.answers, ctx: context });
        expect(cellsOf(form, answers, context)).toHaveLength(columnsOf(form).length);
        for (const field of fieldsOf(form)) draftProblem(field, answers[field.id]);
        attachmentIdsOf(form, answers);
      }),
      { numRuns: 60 },
    );
  });
});

function typeOf(cell: string | number | object): string {
  if (typeof cell === 'object') return 'date';
  return typeof cell === 'number' ? 'number' : 'text';
}

describe('the function formFor', () => {
  test('returns no form for an unknown version or for a grading without criteria', () => {
    expect(formFor('meeting-report', { version: 2 })).toBeNull();
    expect(formFor('meeting-report', { version: 0 })).toBeNull();
    expect(formFor('meeting-report', { version: 1 })?.version).toBe(1);
    expect(formFor('grading')).toBeNull();
  });

  test('the registry has forms that together use every kind of field', () => {
    const used = formIds.flatMap((id) =>
      everyField(fieldsOf(formOf(id))).map((field) => field.kind),
    );
    expect(Object.keys(kinds).filter((kind) => !used.some((use) => use === kind))).toEqual([]);
  });
});

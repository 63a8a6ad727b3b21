import { describe, expect, test } from 'vitest';
import { cellsOf, columnsOf, diffAnswers, summarize, validateAnswers } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { migrateAnswers, versionOf } from '#domain/form/version.ts';
import type { FormVersion } from '#domain/form/version.ts';
import { operationsReport } from '#domain/forms/operations-report.ts';
import { context } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

/** A possible next version: it no longer asks about networks, and every activity names its clause. */
function secondVersion(): FormVersion {
  const first = form(1);
  const sections = first.sections.map((section) => ({
    ...section,
    fields: section.fields
      .filter((field) => field.id !== 'networks')
      .map((field) =>
        field.kind === 'repeat' && field.id === 'activities'
          ? {
              ...field,
              fields: [
                ...field.fields.filter((field) => field.id !== 'place'),
                { id: 'clause', kind: 'text' as const, label: 'หนังสือข้อ', required: true },
              ],
            }
          : field,
      ),
  }));
  return { ...first, version: 2, sections };
}

const versions = [...operationsReport.versions, secondVersion];
const named = {
  id: 'operations-report' as const,
  definition: { ...operationsReport, versions },
};
const { answers } = examplesOf['operations-report'].accepted[0];
const form = (version?: number): Form => {
  const found = versionOf(named, version === undefined ? {} : { version });
  if (!found) throw new Error('no such version');
  return found;
};

describe('a form with a second published version', () => {
  test('begins a new report with the second version', () => {
    expect(form().version).toBe(2);
    expect(versionOf(named, { version: 3 })).toBeNull();
  });

  test('reads, checks, exports and compares a report of the first version as it was sent', () => {
    const old = form(1);
    expect(validateAnswers({ form: old, answers, reasons: {}, ctx: context }).problems).toEqual([]);
    const told = summarize({ form: old, answers, ctx: context }).flatMap(
      (summarySection) => summarySection.rows,
    );
    expect(told.find((row) => row.path === 'networks')?.text).toBe('3 เครือข่าย');
    const at = columnsOf(old).findIndex((column) => column.path === 'networks');
    expect(cellsOf(old, answers, context)[at]).toBe(3);
    const after = { ...answers, networks: 4 };
    expect(diffAnswers({ form: old, before: answers, after, ctx: context })).toHaveLength(1);
  });

  test('copies answers of the first version into the second without removed fields', () => {
    const carried = migrateAnswers(form(), answers);
    const { problems } = validateAnswers({
      form: form(),
      answers: carried,
      reasons: {},
      ctx: context,
    });
    expect('networks' in carried).toBe(false);
    expect(problems.map((problem) => problem.path)).toEqual([
      'activities.r1.clause',
      'activities.r2.clause',
    ]);
    expect(
      validateAnswers({ form: form(), answers, reasons: {}, ctx: context }).problems.length,
    ).toBeGreaterThan(problems.length);
  });

  test('copies answers within one version unchanged', () => {
    expect(migrateAnswers(form(1), answers)).toEqual(answers);
  });
});

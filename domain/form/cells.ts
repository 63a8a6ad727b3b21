import type { Answers, Cell, Column, Field, FieldOf, FormContext } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { rowsIn } from '../fields/repeat.ts';
import { fieldsOf, shownFields } from './definition.ts';
import type { Form } from './definition.ts';
import { lineOf } from './text.ts';
import type { Score } from '../scoring.ts';

interface Filled {
  answers: Answers;
  ctx: FormContext;
}

/**
 * Columns of a worksheet with one report in each row. A list takes one cell here and has a worksheet
 * of its own (listsOf).
 */
export function columnsOf(form: Form): Column[] {
  return [
    ...fieldsOf(form).flatMap(columnsOfField),
    ...(form.score ? scoreColumns(form.score({})) : []),
  ];
}

export function cellsOf(form: Form, answers: Answers, ctx: FormContext): Cell[] {
  const shown = new Set(
    shownFields(fieldsOf(form), { answers, around: {} }).map((field) => field.id),
  );
  const cells = fieldsOf(form).flatMap((field) =>
    cellsOfField(field, { answers: shown.has(field.id) ? answers : {}, ctx }),
  );
  return [...cells, ...(form.score ? scoreCells(form.score(answers)) : [])];
}

function columnsOfField(field: Field): Column[] {
  if (field.kind !== 'repeat') return kindOf(field).columns(field);
  return [
    { path: `${field.id}-count`, label: `${shortLabel(field)} (จำนวน)`, type: 'number' },
    { path: field.id, label: shortLabel(field), type: 'text' },
  ];
}

function cellsOfField(field: Field, { answers, ctx }: Filled): Cell[] {
  const value = answers[field.id];
  if (field.kind !== 'repeat')
    return kindOf(field).toCells(kindOf(field).normalize(value, { field, ctx }), { field, ctx });
  const rows = rowsIn(value);
  const lines = rows.map((row, index) => `${index + 1}. ${lineOf({ field, row }, ctx)}`);
  return [rows.length, lines.join('\n') || null];
}

/** Lists that get their own worksheet: members, agenda items, activities, projects. */
export function listsOf(form: Form): FieldOf<'repeat'>[] {
  return fieldsOf(form).filter((field) => field.kind === 'repeat');
}

export function listColumnsOf(list: FieldOf<'repeat'>): Column[] {
  return list.fields.flatMap(columnsOfField);
}

export function listCellsOf(list: FieldOf<'repeat'>, { answers, ctx }: Filled): Cell[][] {
  return rowsIn(answers[list.id]).map((row) => {
    const shown = new Set(
      shownFields(list.fields, { answers: row, around: answers }).map((field) => field.id),
    );
    return list.fields.flatMap((field) =>
      cellsOfField(field, { answers: shown.has(field.id) ? row : {}, ctx }),
    );
  });
}

function scoreColumns(score: Score): Column[] {
  return [
    ...score.categories.map(({ id }) => ({
      path: `score.${id}`,
      label: `คะแนนหมวด ${id}`,
      type: 'number' as const,
    })),
    { path: 'score.points', label: 'คะแนนรวม', type: 'number' },
    { path: 'score.percent', label: 'ร้อยละ', type: 'number' },
    { path: 'score.level', label: 'ระดับ', type: 'text' },
  ];
}

function scoreCells(score: Score): Cell[] {
  return [
    ...score.categories.map((category) => category.points),
    score.points,
    score.percent,
    score.level?.title ?? null,
  ];
}

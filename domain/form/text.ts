import { answerKey } from './answers.ts';
import type { Answers, Field, FieldOf, FormContext } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';
import { fieldsOf, shownFields } from './definition.ts';
import type { Form } from './definition.ts';

export interface SummaryRow {
  path: string;
  label: string;
  /** Empty when the field is not filled in. */
  text: string;
  attachmentIds?: string[];
  /** The rows of a list, each with its own answers. */
  items?: SummaryRow[];
}

export interface SummarySection {
  id: string;
  title: string;
  rows: SummaryRow[];
  points?: { points: number; max: number };
}

interface Filled {
  form: Form;
  answers: Answers;
  ctx: FormContext;
}

/** The report as text, used on the review page, in the chat summary and in print. */
export function summarize({ form, answers, ctx }: Filled): SummarySection[] {
  const shown = new Set(
    shownFields(fieldsOf(form), { answers, around: {} }).map((field) => field.id),
  );
  const categories = form.score?.(answers).categories ?? [];
  return form.sections
    .map((section, at) => {
      const fields = section.fields.filter((field) => shown.has(field.id));
      const rows = fields.map((field) => rowOf(field, { answers, around: {}, prefix: '', ctx }));
      const scored = section.fields.some((field) => field.kind === 'indicator')
        ? categories[at]
        : undefined;
      return {
        id: section.id,
        title: section.title,
        rows,
        ...(scored ? { points: { points: scored.points, max: scored.max } } : {}),
      };
    })
    .filter((section) => section.rows.length > 0);
}

interface Place {
  answers: Answers;
  around: Answers;
  prefix: string;
  ctx: FormContext;
}

function rowOf(field: Field, at: Place): SummaryRow {
  const value = at.answers[field.id];
  const base = {
    path: at.prefix + field.id,
    label: field.kind === 'indicator' ? field.label : shortLabel(field),
    text: textOf(field, at),
  };
  if (field.kind === 'repeat') {
    return { ...base, items: rowsIn(value).map((row, index) => itemOf({ field, row, index }, at)) };
  }
  const attachmentIds = kindOf(field).attachmentIds(value);
  return attachmentIds.length > 0 ? { ...base, attachmentIds } : base;
}

function itemOf(of: { field: FieldOf<'repeat'>; row: Row; index: number }, at: Place): SummaryRow {
  const { field, row, index } = of;
  const path = `${at.prefix}${field.id}.${row.id}`;
  const inner = { answers: row, around: at.answers, prefix: `${path}.`, ctx: at.ctx };
  const items = shownFields(field.fields, { answers: row, around: at.answers }).map((shownField) =>
    rowOf(shownField, inner),
  );
  return {
    path,
    label: `${field.itemLabel}ที่ ${index + 1}`,
    text: items.find((item) => item.text !== '')?.text ?? '',
    items,
  };
}

function textOf(field: Field, { answers, ctx }: Pick<Place, 'answers' | 'ctx'>): string {
  const ops = kindOf(field);
  return ops.toText(ops.normalize(answers[field.id], { field, ctx }), { field, ctx });
}

export interface Difference {
  path: string;
  label: string;
  before: string | null;
  after: string | null;
}

interface Compared {
  form: Form;
  before: Answers;
  after: Answers;
  ctx: FormContext;
}

/** The changes between two revisions, by field. Rows of lists are matched by id, not by position. */
export function diffAnswers({ form, before, after, ctx }: Compared): Difference[] {
  return compare(fieldsOf(form), {
    before: inner(before),
    after: inner(after),
    prefix: '',
    label: '',
    ctx,
  });
}

interface Sides {
  before: Pick<Place, 'answers' | 'around'>;
  after: Pick<Place, 'answers' | 'around'>;
  prefix: string;
  label: string;
  ctx: FormContext;
}

function inner(answers: Answers, around: Answers = {}): Sides['before'] {
  return { answers, around };
}

function compare(fields: readonly Field[], at: Sides): Difference[] {
  const [before, after] = [at.before, at.after].map(
    (side) => new Set(shownFields(fields, side).map((shownField) => shownField.id)),
  );
  return fields.flatMap((field) => {
    const was = before?.has(field.id) ? at.before.answers[field.id] : undefined;
    const is = after?.has(field.id) ? at.after.answers[field.id] : undefined;
    return field.kind === 'repeat'
      ? compareRows({ field, was, is }, at)
      : compareOne({ field, was, is }, at);
  });
}

function compareOne(
  { field, was, is }: { field: Field; was: unknown; is: unknown },
  at: Sides,
): Difference[] {
  const ops = kindOf(field);
  const [old, now] = [was, is].map((value) => ops.normalize(value, { field, ctx: at.ctx }));
  const [oldKey, nowKey] = [old, now].map((value) =>
    ops.isEmpty(value) ? 'null' : answerKey(value),
  );
  if (oldKey === nowKey) return [];
  const [before, after] = [old, now].map((value) =>
    ops.isEmpty(value) ? null : ops.toText(value, { field, ctx: at.ctx }),
  );
  const told = after !== null && after === before ? `${after} (เปลี่ยนใหม่)` : (after ?? null);
  return [
    {
      path: at.prefix + field.id,
      label: at.label + shortLabel(field),
      before: before ?? null,
      after: told,
    },
  ];
}

function compareRows(
  { field, was, is }: { field: FieldOf<'repeat'>; was: unknown; is: unknown },
  at: Sides,
): Difference[] {
  const [old, now] = [rowsIn(was), rowsIn(is)];
  const gone = old.filter((row) => !now.some((newRow) => newRow.id === row.id));
  const sides = (row: Row, before: Row | undefined, name: string) => ({
    before: inner(before ?? {}, at.before.answers),
    after: inner(row, at.after.answers),
    prefix: `${field.id}.${row.id}.`,
    label: `${name} · `,
    ctx: at.ctx,
  });
  return [
    ...now.flatMap((row, index) => {
      const before = old.find((oldRow) => oldRow.id === row.id);
      const name = `${field.itemLabel}ที่ ${index + 1}`;
      if (before) return compare(field.fields, sides(row, before, name));
      return [
        {
          path: `${field.id}.${row.id}`,
          label: name,
          before: null,
          after: lineOf({ field, row }, at.ctx),
        },
      ];
    }),
    ...gone.map((row) => ({
      path: `${field.id}.${row.id}`,
      label: `${field.itemLabel}ที่ ${old.indexOf(row) + 1} (เดิม)`,
      before: lineOf({ field, row }, at.ctx),
      after: null,
    })),
  ];
}

/** Writes a row of a list in one line. */
export function lineOf(
  { field, row }: { field: FieldOf<'repeat'>; row: Row },
  ctx: FormContext,
): string {
  const texts = field.fields.map((rowField) => textOf(rowField, { answers: row, ctx }));
  return texts.filter((text) => text !== '').join(' · ');
}

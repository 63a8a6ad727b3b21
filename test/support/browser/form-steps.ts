import { isSameAnswer, rowsOf } from '#domain/form/answers.ts';
import { kindOf } from '#domain/fields/index.ts';
import { visibleFields } from '#domain/form/form.ts';
import type { Answers, Field, FieldOf, Form, FormContext, Section } from '#domain/form/form.ts';

/** One answer to enter in a form. */
export interface Step {
  field: Field;
  value: unknown;
}

interface Of {
  form: Form;
  section: Section;
  /** An accepted example, changed to this centre. */
  answers: Answers;
  /** The prefilled answers. */
  standing: Answers;
  ctx: Pick<FormContext, 'members'>;
}

/**
 * The answers to every question of a section, in order: first those that show further questions, then the
 * section as in the example. A question without an example gets a text answer.
 */
export function courseOf(of: Of): Step[] {
  const { form, section, answers } = of;
  const shown = visibleFields(form, answers).filter((field) => section.fields.includes(field));
  const hidden = section.fields.filter((field) => !shown.includes(field));
  const detours = hidden.flatMap((field) => [openerOf(field, section), inWords(field)]);
  const known = detours.filter(
    (step, at) => at === detours.findIndex((detour) => detour.field === step.field),
  );
  return [...known, ...shown.flatMap((field) => stepsTo(field, of))];
}

function openerOf({ id, showWhen }: Field, { fields }: Section): Step {
  const field = fields.find((field) => field.id === showWhen?.field);
  const value = showWhen?.is ?? showWhen?.anyOf?.[0];
  if (!field || value === undefined) throw new Error(`how does one come to ${id}?`);
  return { field, value };
}

function inWords(field: Field): Step {
  if (field.kind !== 'text' && field.kind !== 'longText')
    throw new Error(`no example answers ${field.id}`);
  return { field, value: `คำตอบของ ${field.id}` };
}

/** Tapping the selected choice changes nothing, so another choice is tapped first. */
function stepsTo(field: Field, { answers, standing, ctx }: Of): Step[] {
  if (!(field.id in answers)) return [inWords(field)];
  const value = answers[field.id];
  if (field.kind === 'repeat') return [{ field, value: rowsTyped(field, answers) }];
  if (field.kind === 'memberPick' && isSameAnswer(value, standing[field.id])) {
    const other = ctx.members.find((member) => !isSameAnswer(value, [member.id]));
    return [
      { field, value: other ? [other.id] : [] },
      { field, value },
    ];
  }
  return [{ field, value }];
}

const mostRows = 2;

function rowsTyped(field: FieldOf<'repeat'>, answers: Answers): Answers[] {
  const rows = rowsOf(answers, field.id).slice(-mostRows);
  const unsaid = field.fields.filter((field) => rows.every((row) => !(field.id in row)));
  const words = Object.fromEntries(unsaid.map((field) => [field.id, inWords(field).value]));
  return rows.map((row, at) => (at === rows.length - 1 ? { ...row, ...words } : row));
}

/** An answer without the parts that each phone generates: ids of rows and files, and points on the map. */
export function asRead({ field, value }: Step, ctx: FormContext): unknown {
  const read =
    field.kind === 'repeat'
      ? rowsOf({ value }, 'value').map((row) => readRow(field, { row, ctx }))
      : kindOf(field).normalize(value, { field, ctx });
  const made = new Set(['id', 'lat', 'lng']);
  const text = JSON.stringify(read ?? null, (key, one: unknown) =>
    made.has(key) ? undefined : one,
  );
  return JSON.parse(text);
}

function readRow(
  { fields }: FieldOf<'repeat'>,
  { row, ctx }: { row: Answers; ctx: FormContext },
): Answers {
  const answered = fields.filter((field) => field.id in row);
  return Object.fromEntries(
    answered.map((field) => [field.id, kindOf(field).normalize(row[field.id], { field, ctx })]),
  );
}

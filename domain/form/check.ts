import type { Answers, Field, FormContext, Reading, Schema } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { isRecord } from '../fields/kind.ts';
import { sizeProblem } from '../fields/size.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';
import { fieldsOf, labelOfPath, shownFields } from './definition.ts';
import type { Form } from './definition.ts';
import { wrongTypeProblems } from './accepted-files.ts';
import { fileCountProblem } from './file-count.ts';
import { rowAt, rowTitle } from './row-name.ts';
import { cleanLine } from '../thai/invisible.ts';
import { nationalIdFound } from '../thai/national-id.ts';
import { containsNationalId } from '../thai/text.ts';

export interface AnswerProblem {
  path: string;
  label: string;
  message: string;
  severity: 'hard' | 'soft';
  /** For a list: the row as people call it, such as คนที่ 7 นางแก้ว. */
  row?: string;
  /** The id of the failed check. A reason stored under it overrides a soft check. */
  checkId?: string;
  /** The values that an unclear answer may mean; the person chooses one. */
  readings?: readonly Reading[];
}

const tooMuch = 'ข้อความยาวเกินไป กรุณาย่อให้สั้นลง';
const unknownField = 'ไม่มีข้อนี้ในแบบ กรุณาเปิดแบบใหม่อีกครั้ง';
const mostDraftCharacters = 60_000;

/** Validates one field when the user leaves it. Returns the problem or null. */
export function checkField({
  field,
  value,
  ctx,
}: {
  field: Field;
  value: unknown;
  ctx: FormContext;
}): string | null {
  const tooLong = sizeProblem(field, value);
  if (tooLong !== null) return tooLong;
  const ops = kindOf(field);
  const cleaned = ops.normalize(value, { field, ctx });
  if (ops.isEmpty(cleaned)) return isRequired(field, ctx) ? ops.missing(field) : null;
  if (holdsNationalId(field, cleaned)) return nationalIdFound;
  const judged = schemaOf(field, ctx).safeParse(cleaned);
  return judged.success ? null : inThai(judged.error.issues[0]?.message ?? '', field);
}

/**
 * Caches schemas: a list of twenty rows asks for the same schema twenty times, and creating one
 * costs more than using it.
 */
const schemas = new WeakMap<Field, { ctx: FormContext; schema: Schema }>();

function schemaOf(field: Field, ctx: FormContext): Schema {
  const made = schemas.get(field);
  if (made?.ctx === ctx) return made.schema;
  const schema = kindOf(field).schema(field, ctx);
  schemas.set(field, { ctx, schema });
  return schema;
}

/** Replaces the schema library's English messages for malformed values. */
function inThai(message: string, field: Field): string {
  return /[ก-๙]/.test(message) ? message : malformed(field);
}

function malformed(field: Field): string {
  return `${field.label}ไม่ถูกต้อง กรุณากรอกใหม่`;
}

/** The message when an unfinished value may not be stored in a draft, else null. */
export function draftProblem(field: Field, value: unknown): string | null {
  const ops = kindOf(field);
  if (value === undefined || value === null || value === '') return null;
  const tooLong = sizeProblem(field, value);
  if (tooLong !== null) return tooLong;
  if (!ops.draftType(value)) return malformed(field);
  if (JSON.stringify(value).length > mostDraftCharacters) return tooMuch;
  if (holdsNationalId(field, value)) return nationalIdFound;
  return field.kind === 'repeat' ? rowDraftProblem(field, rowsIn(value)) : null;
}

function rowDraftProblem(
  field: Extract<Field, { kind: 'repeat' }>,
  rows: readonly Row[],
): string | null {
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (key === 'id') continue;
      const inner = field.fields.find((rowField) => rowField.id === key);
      const problem = inner ? draftProblem(inner, value) : unknownField;
      if (problem) return problem;
    }
  }
  return null;
}

interface Judged {
  problems: AnswerProblem[];
  answers: Record<string, unknown>;
}

interface Given {
  form: Form;
  answers: Answers;
  reasons: Readonly<Record<string, string>>;
  ctx: FormContext;
}

/** Validates the whole form. Returns the problems and the normalized answers. */
export function validateAnswers({ form, answers, reasons, ctx }: Given): Judged {
  const judged = judge(fieldsOf(form), {
    answers: isRecord(answers) ? answers : {},
    around: {},
    prefix: '',
    ctx,
  });
  const tooManyFiles = fileCountProblem(fieldsOf(form), judged.answers);
  const problems = [
    ...judged.problems,
    ...(tooManyFiles ? [problemAt(tooManyFiles.path, tooManyFiles)] : []),
    ...wrongTypeProblems(form, { answers: judged.answers, types: ctx.fileTypes ?? {} }),
    ...checked({ form, answers: judged.answers, reasons, ctx }),
    ...reasonProblems(reasons),
  ];
  return { problems, answers: judged.answers };
}

interface Around {
  answers: Answers;
  /** Answers outside the row. Conditions may depend on them. */
  around: Answers;
  prefix: string;
  ctx: FormContext;
}

function judge(fields: readonly Field[], at: Around): Judged {
  const known = new Set(fields.map((field) => field.id));
  const strangers = Object.keys(at.answers).filter(
    (key) => !known.has(key) && !(key === 'id' && at.prefix !== ''),
  );
  const cleaned = cleanAll(fields, at);
  const parts = shownFields(fields, { answers: cleaned, around: at.around }).map((field) =>
    judgeField(field, { ...at, answers: cleaned }),
  );
  return {
    problems: [
      ...strangers.map((key) =>
        problemAt(at.prefix + key, { label: key.slice(0, 40), message: unknownField }),
      ),
      ...parts.flatMap((part) => part.problems),
    ],
    answers: Object.fromEntries(parts.flatMap((part) => Object.entries(part.answers))),
  };
}

function cleanAll(fields: readonly Field[], { answers, ctx }: Around): Record<string, unknown> {
  const answeredFields = fields.filter((field) => Object.hasOwn(answers, field.id));
  return Object.fromEntries(
    answeredFields.map((field) => [
      field.id,
      normalizeAnswer(field, { value: answers[field.id], ctx }),
    ]),
  );
}

function judgeField(field: Field, at: Around): Judged {
  const value = at.answers[field.id];
  const message = checkField({ field, value, ctx: at.ctx });
  const problems = message ? [fieldProblem(field, { at, value, message })] : [];
  if (kindOf(field).isEmpty(value)) return { problems, answers: {} };
  if (field.kind !== 'repeat') return { problems, answers: { [field.id]: value } };
  const rows = rowsIn(value).map((row, index) => judgeRow({ field, row, index }, at));
  return {
    problems: [...problems, ...rows.flatMap((row) => row.problems)],
    answers: { [field.id]: rows.map((row) => row.answers) },
  };
}

function fieldProblem(
  field: Field,
  { at, value, message }: { at: Around; value: unknown; message: string },
): AnswerProblem {
  const problem = problemAt(at.prefix + field.id, { label: shortLabel(field), message });
  const readings = kindOf(field).readings(value, { field, ctx: at.ctx });
  return readings.length === 0 ? problem : { ...problem, readings };
}

/** Normalizes an answer. An answer that is too long stays unchanged and is refused later. */
export function normalizeAnswer(
  field: Field,
  { value, ctx }: { value: unknown; ctx: FormContext },
): unknown {
  return sizeProblem(field, value) === null
    ? kindOf(field).normalize(value, { field, ctx })
    : value;
}

/** True when a field and its rows are filled in and valid. Progress counts these fields. */
export function isComplete(
  field: Field,
  { answers, ctx }: Pick<Around, 'answers' | 'ctx'>,
): boolean {
  return judgeField(field, { answers, around: {}, prefix: '', ctx }).problems.length === 0;
}

function judgeRow(
  of: { field: Extract<Field, { kind: 'repeat' }>; row: Row; index: number },
  at: Around,
): Judged {
  const { field, row, index } = of;
  const prefix = `${field.id}.${row.id}.`;
  const judged = judge(field.fields, { answers: row, around: at.answers, prefix, ctx: at.ctx });
  const where = `${field.itemLabel}ที่ ${index + 1} · `;
  const title = rowTitle(field, { row, index });
  return {
    problems: judged.problems.map((problem) => ({
      ...problem,
      label: where + problem.label,
      row: title,
    })),
    answers: { id: row.id, ...judged.answers },
  };
}

function problemAt(
  path: string,
  { label, message }: { label: string; message: string },
): AnswerProblem {
  return { path, label, message, severity: 'hard' };
}

function checked({ form, answers, reasons, ctx }: Given): AnswerProblem[] {
  return form.checks.flatMap((check): AnswerProblem[] => {
    const problem = check.test(answers, ctx);
    if (!problem || (check.severity === 'soft' && isReason(reasons[check.id]))) return [];
    return [
      {
        ...problem,
        label: labelOfPath(form, problem.path),
        ...rowAt(form, { answers, path: problem.path }),
        severity: check.severity,
        checkId: check.id,
      },
    ];
  });
}

function isReason(text: unknown): boolean {
  return typeof text === 'string' && cleanLine(text).length >= 3;
}

/** Reasons are stored too, so they are checked for the same forbidden content as fields. */
function reasonProblems(reasons: Given['reasons']): AnswerProblem[] {
  return Object.entries(reasons).flatMap(([id, text]) => {
    const message = reasonProblem(text);
    return message
      ? [{ ...problemAt(`reasons.${id}`, { label: 'เหตุผล', message }), checkId: id }]
      : [];
  });
}

/** Checks a reason while it is being typed, as draftProblem does for an answer. */
export function reasonProblem(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 1000) return tooMuch;
  return containsNationalId(text) ? nationalIdFound : null;
}

function holdsNationalId(field: Field, value: unknown): boolean {
  return kindOf(field).texts(value).some(containsNationalId);
}

/**
 * Names can only be chosen when the centre has a register, so the field is optional without one.
 */
export function isRequired(field: Field, ctx: FormContext): boolean {
  if (field.kind === 'indicator') return true;
  if (field.kind === 'memberPick' && ctx.members.length === 0) return false;
  return field.required === true;
}

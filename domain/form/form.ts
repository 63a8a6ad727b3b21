import type { Answers, FormContext } from '../fields/field.ts';
import { filesIn } from './accepted-files.ts';
import { isRequired, isComplete } from './check.ts';
import { visibleFields } from './definition.ts';
import type { Form } from './definition.ts';

export type {
  Answers,
  Cell,
  Column,
  Condition,
  Field,
  FieldOf,
  FormContext,
  Kind,
  MemberChoice,
  Option,
  RowField,
} from '../fields/field.ts';
export type { Check, Form, Section } from './definition.ts';
export type { AnswerProblem } from './check.ts';
export type { Difference, SummaryRow, SummarySection } from './text.ts';
export { fieldsOf, labelOfCheck, labelOfPath, picksMembers, visibleFields } from './definition.ts';
export { checkField, draftProblem, reasonProblem, validateAnswers } from './check.ts';
export { diffAnswers, summarize } from './text.ts';
export { rowName, rowTitle } from './row-name.ts';
export { cellsOf, columnsOf, listCellsOf, listColumnsOf, listsOf } from './cells.ts';

/**
 * How much of the required part of a form is complete. The functions other layers need are also
 * exported from here.
 */
export interface Progress {
  done: number;
  total: number;
  sections: { id: string; done: number; total: number }[];
}

/** Counts the required fields and those of them that are complete and valid. */
export function progressOf(form: Form, answers: Answers, ctx: FormContext): Progress {
  const shown = new Set(visibleFields(form, answers).map((field) => field.id));
  const sections = form.sections.map((section) => {
    const needed = section.fields.filter((field) => shown.has(field.id) && isRequired(field, ctx));
    const done = needed.filter((field) => isComplete(field, { answers, ctx }));
    return { id: section.id, done: done.length, total: needed.length };
  });
  const sum = (key: 'done' | 'total') => sections.reduce((whole, one) => whole + one[key], 0);
  return { done: sum('done'), total: sum('total'), sections };
}

/** Ids of the files in visible answers, rows included. */
export function attachmentIdsOf(form: Form, answers: Answers): string[] {
  return [...new Set(filesIn(form, answers).map(({ id }) => id))];
}

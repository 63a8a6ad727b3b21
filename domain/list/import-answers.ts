import type { RowField } from '../fields/field.ts';

/** The chosen option for each question and item. */
export type ImportAnswers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Questions that the person answers unasked: which worksheet to read, and what a column is read as. */
export const sheetQuestion = 'sheet';
export const columnsQuestion = 'columns';
export const headingsQuestion = 'headings';

export function wordsQuestion({ id }: Pick<RowField, 'id'>): string {
  return `words.${id}`;
}

export function eraQuestion({ id }: Pick<RowField, 'id'>): string {
  return `era.${id}`;
}

/**
 * The columns that the person matched, by index. They were matched directly or by answering which
 * column a missing heading belongs to.
 */
export function matchedByHand(answers: ImportAnswers): Record<string, string> {
  const named = Object.entries(answers[headingsQuestion] ?? {});
  const headings = named.flatMap(([id, at]) => (at === '' ? [] : [[at, id] as const]));
  return { ...Object.fromEntries(headings), ...answers[columnsQuestion] };
}

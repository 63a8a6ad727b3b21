import type { RowField } from '../fields/field.ts';

/** Chosen options by question and item. */
export type ImportAnswers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Chosen without being asked: the worksheet, and what a column is read as. */
export const sheetQuestion = 'sheet';
export const columnsQuestion = 'columns';
export const headingsQuestion = 'headings';

export function wordsQuestion({ id }: Pick<RowField, 'id'>): string {
  return `words.${id}`;
}

export function eraQuestion({ id }: Pick<RowField, 'id'>): string {
  return `era.${id}`;
}

/** Columns that the person matched by hand, by index: directly, or as the answer to a missing heading. */
export function matchedByHand(answers: ImportAnswers): Record<string, string> {
  const named = Object.entries(answers[headingsQuestion] ?? {});
  const headings = named.flatMap(([id, at]) => (at === '' ? [] : [[at, id] as const]));
  return { ...Object.fromEntries(headings), ...answers[columnsQuestion] };
}

import type { FieldOf, FormContext, RowField } from '../fields/field.ts';
import { checkField } from './check.ts';
import { shownFields } from './definition.ts';
import { rowKey } from './row-name.ts';
import { limits } from '../limits.ts';
import type { Row } from '../fields/repeat.ts';
import { cleanLines } from '../thai/invisible.ts';
import { nationalIdFound } from '../thai/national-id.ts';
import { containsNationalId } from '../thai/text.ts';
import { readPersonLine } from './person-line.ts';

/** One typed or pasted line, read as a row of a list. */
export interface TypedRow {
  /** The line as typed. */
  line: string;
  /** What was read from the line; null if the line may not be stored. */
  answers: Record<string, unknown> | null;
  /** Words of the line that fit no question. */
  unread: string;
  /** What is missing or wrong, in the order of the questions. */
  problems: string[];
  /** True if this row is already in the list or in an earlier line. */
  isKnown: boolean;
}

interface Typed {
  text: string;
  /** The current rows of the list. */
  known: readonly Row[];
  ctx: FormContext;
}

/** True for a list whose rows can be typed as lines: people, or things that have a name. */
export function takesTypedRows(field: FieldOf<'repeat'>): boolean {
  return nameField(field) !== undefined;
}

/** Reads each line as a row, because people send such lists in a chat or keep them in a document. */
export function readTypedRows(field: FieldOf<'repeat'>, { text, known, ctx }: Typed): TypedRow[] {
  const seen = new Set(known.map((row) => rowKey(field, row)));
  return cleanLines(text.slice(0, limits.body.textLetters))
    .split('\n')
    .map(withoutNumber)
    .filter((line) => line !== '')
    .map((line) => {
      if (containsNationalId(line))
        return { line, answers: null, unread: '', problems: [nationalIdFound], isKnown: false };
      const { answers, unread } = readLine(field, { line, ctx });
      const key = rowKey(field, { id: '', ...answers });
      const isKnown = seen.has(key);
      seen.add(key);
      return { line, answers, unread, problems: problemsOf(field, { answers, ctx }), isKnown };
    });
}

function nameField(field: FieldOf<'repeat'>): RowField | undefined {
  return (
    field.fields.find(({ kind }) => kind === 'personName') ??
    field.fields.find(({ kind }) => kind === 'text')
  );
}

function readLine(
  field: FieldOf<'repeat'>,
  { line, ctx }: { line: string; ctx: FormContext },
): { answers: Record<string, unknown>; unread: string } {
  const name = nameField(field);
  if (name?.kind === 'personName') return readPersonLine(field, { line, name, ctx });
  return name ? { answers: { [name.id]: line }, unread: '' } : { answers: {}, unread: line };
}

function problemsOf(
  field: FieldOf<'repeat'>,
  { answers, ctx }: { answers: Record<string, unknown>; ctx: FormContext },
): string[] {
  return shownFields(field.fields, { answers, around: {} }).flatMap(
    (child) => checkField({ field: child, value: answers[child.id], ctx }) ?? [],
  );
}

/**
 * The line without its bullet or number, such as 1. ๑) (1) - •. A decimal number or a time such as
 * 1.5 or 10.30 is not a list number.
 */
function withoutNumber(line: string): string {
  return line
    .trim()
    .replace(/^[-–•*·]+(?![0-9๐-๙])/, '')
    .replace(/^ ?\(?[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])/, '')
    .trim();
}

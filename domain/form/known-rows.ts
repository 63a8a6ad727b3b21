import type { FieldOf, FormContext, MemberChoice, RowField } from '../fields/field.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';
import { splitPersonName } from '../thai/person-name.ts';
import { normalizeThai } from '../thai/text.ts';
import { previousAnswer } from './previous-answer.ts';
import { rowKey } from './row-name.ts';

interface Known {
  /** The current answer of the list. */
  now: unknown;
  /** Earlier answers to the same question, newest first. */
  earlier: readonly unknown[];
  /** People of the centre, and the person who fills in the form. */
  people: readonly MemberChoice[];
  ctx: FormContext;
}

/**
 * Rows that the system can offer for a list: rows of earlier reports and people it knows. Rows that
 * are already in the list are left out.
 */
export function knownRows(field: FieldOf<'repeat'>, { now, earlier, people, ctx }: Known): Row[] {
  const rows = [
    ...earlier.flatMap((last) => rowsIn(previousAnswer({ field, last, ctx }))),
    ...people.flatMap((person) => personRow(field, person) ?? []),
  ];
  const ids = new Set(rowsIn(now).map(({ id }) => id));
  const keys = new Set(rowsIn(now).map((row) => rowKey(field, row)));
  return rows.filter((row) => {
    const key = rowKey(field, row);
    if (key === '' || ids.has(row.id) || keys.has(key)) return false;
    ids.add(row.id);
    keys.add(key);
    return true;
  });
}

/** The members, with the person who fills in the form first if that person is not among them. */
export function withSelf(members: readonly MemberChoice[], self: MemberChoice): MemberChoice[] {
  const key = normalizeThai(self.name);
  const isMember = members.some(({ name }) => normalizeThai(name) === key);
  return isMember ? [...members] : [self, ...members];
}

/** A person as a row of a list of people; null for other lists. */
function personRow(field: FieldOf<'repeat'>, person: MemberChoice): Row | null {
  const name = field.fields.find(({ kind }) => kind === 'personName');
  if (!name) return null;
  const position = field.fields.flatMap((rowField) => positionIn(rowField, person));
  return {
    id: person.id,
    [name.id]: splitPersonName(person.name),
    ...Object.fromEntries(position),
  };
}

function positionIn(field: RowField, person: MemberChoice): [string, string][] {
  if (field.kind === 'text' && field.suggest === 'position')
    return [[field.id, person.positionLabel]];
  if (field.kind !== 'choice') return [];
  const option = field.options.find(({ label }) => label === person.positionLabel);
  return option ? [[field.id, option.value]] : [];
}

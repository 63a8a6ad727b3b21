import { isSameAnswer } from '#domain/form/answers.ts';

/** Values sent from here, per field, of which nobody knows whether they came: their answers were lost. */
export type UnconfirmedWrites = Readonly<Record<string, unknown[]>>;

/** More than this may be lost in a row; only the newest can still be what the server has. */
const mostKept = 5;

export function withSent(
  echoes: UnconfirmedWrites,
  changes: readonly { field: string; value: unknown }[],
): UnconfirmedWrites {
  const added = changes.map(({ field, value }) => {
    const others = (echoes[field] ?? []).filter((one) => !isSameAnswer(one, value));
    return [field, [...others, value].slice(-mostKept)] as const;
  });
  return { ...echoes, ...Object.fromEntries(added) };
}

/** The server has answered for these: what it holds now is known. */
export function withoutFields(
  echoes: UnconfirmedWrites,
  fields: readonly string[],
): UnconfirmedWrites {
  return Object.fromEntries(Object.entries(echoes).filter(([field]) => !fields.includes(field)));
}

/** What the server holds was typed here: no other phone has answered this question. */
export function isOwnWrite(
  echoes: UnconfirmedWrites,
  { field, theirs }: { field: string; theirs: unknown },
): boolean {
  return (echoes[field] ?? []).some((one) => isSameAnswer(one, theirs));
}

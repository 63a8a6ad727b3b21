import { isSameAnswer } from '#domain/form/answers.ts';

/**
 * Values, by field, that this phone sent and whose response was lost. The server may or may not have them.
 */
export type UnconfirmedWrites = Readonly<Record<string, unknown[]>>;

/** The values by field. Only the newest can still be the server’s value. */
const maxPerField = 5;

export function withSent(
  unconfirmed: UnconfirmedWrites,
  changes: readonly { field: string; value: unknown }[],
): UnconfirmedWrites {
  const added = changes.map(({ field, value }) => {
    const others = (unconfirmed[field] ?? []).filter((sent) => !isSameAnswer(sent, value));
    return [field, [...others, value].slice(-maxPerField)] as const;
  });
  return { ...unconfirmed, ...Object.fromEntries(added) };
}

/** The server has answered for these fields, so their values are known. */
export function withoutFields(
  unconfirmed: UnconfirmedWrites,
  fields: readonly string[],
): UnconfirmedWrites {
  return Object.fromEntries(
    Object.entries(unconfirmed).filter(([field]) => !fields.includes(field)),
  );
}

/** True when this phone sent the server’s value, so that it is not another person’s change. */
export function isOwnWrite(
  unconfirmed: UnconfirmedWrites,
  { field, theirs }: { field: string; theirs: unknown },
): boolean {
  return (unconfirmed[field] ?? []).some((sent) => isSameAnswer(sent, theirs));
}

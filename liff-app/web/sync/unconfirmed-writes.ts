import { isSameAnswer } from '#domain/form/answers.ts';

/** Values sent from this phone, per field, whose answers were lost: the server may or may not have them. */
export type UnconfirmedWrites = Readonly<Record<string, unknown[]>>;

/** Per field. Only the newest values can still be the server's. */
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

/** The server has answered for these fields, so its values are known. */
export function withoutFields(
  unconfirmed: UnconfirmedWrites,
  fields: readonly string[],
): UnconfirmedWrites {
  return Object.fromEntries(
    Object.entries(unconfirmed).filter(([field]) => !fields.includes(field)),
  );
}

/** The server's value was sent from this phone, so it is not another person's change. */
export function isOwnWrite(
  unconfirmed: UnconfirmedWrites,
  { field, theirs }: { field: string; theirs: unknown },
): boolean {
  return (unconfirmed[field] ?? []).some((sent) => isSameAnswer(sent, theirs));
}

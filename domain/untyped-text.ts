import * as z from 'zod/mini';

const untyped = new WeakSet<object>();

/**
 * Marks a text that no person types: the id or code of a stored thing, a moment in time, a path in a
 * form. All other texts of the API count as typed: they are cleaned and may not contain a national
 * id.
 */
export function untypedText({ min = 0, max }: { min?: number; max?: number } = {}) {
  const text = max === undefined ? z.string() : z.string().check(z.maxLength(max));
  return markUntyped(min === 0 ? text : text.check(z.minLength(min)));
}

/** Marks texts that a person types and that other rules check: the answers and cells of forms and lists. */
export function markUntyped<S extends object>(schema: S): S {
  untyped.add(schema);
  return schema;
}

export function isUntyped(schema: object): boolean {
  return untyped.has(schema);
}

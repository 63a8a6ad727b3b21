import * as z from 'zod/mini';

const untyped = new WeakSet<object>();

/**
 * A text that no person types: the id or code of a stored thing, an instant, a place in a form. Every other text
 * of the API counts as typed: it is cleaned and may not contain a national id.
 */
export function untypedText({ min = 0, max }: { min?: number; max?: number } = {}) {
  const text = max === undefined ? z.string() : z.string().check(z.maxLength(max));
  return markUntyped(min === 0 ? text : text.check(z.minLength(min)));
}

/** For texts that a person types and other rules check: the answers and cells of forms and lists. */
export function markUntyped<S extends object>(schema: S): S {
  untyped.add(schema);
  return schema;
}

export function isUntyped(schema: object): boolean {
  return untyped.has(schema);
}

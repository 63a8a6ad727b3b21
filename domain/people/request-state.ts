import * as z from 'zod/mini';

/** `withdrawn` by the person who asked. */
export const requestStateSchema = z.enum(['asked', 'accepted', 'refused', 'withdrawn']);

/**
 * `match`: one free row plainly has the name, so it is proposed. `several`: people of one name sit there, and
 * no phone tells them apart. `taken`: the row is linked to another person. `similar`: another spelling, or
 * a prefix of the other sex.
 */
export const registerCheckSchema = z.enum([
  'match',
  'several',
  'taken',
  'similar',
  'none',
  'noRegister',
]);

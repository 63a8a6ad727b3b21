import * as z from 'zod/mini';

/** The person who asked can make it `withdrawn`. */
export const requestStateSchema = z.enum(['asked', 'accepted', 'refused', 'withdrawn']);

/**
 * `match`: exactly one free row has the name, so it is proposed. `several`: several members have the
 * name, and no phone tells them apart. `taken`: the row is linked to another person. `similar`:
 * another spelling, or a prefix of the other sex.
 */
export const registerCheckSchema = z.enum([
  'match',
  'several',
  'taken',
  'similar',
  'none',
  'noRegister',
]);

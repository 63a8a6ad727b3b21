import * as z from 'zod/mini';

/** Data sent to the app. Instants are ISO strings; days are YYYY-MM-DD. */
export const instantSchema = z.string();
export const idSchema = z.string().check(z.minLength(1), z.maxLength(200));
export const answersSchema = z.record(z.string(), z.unknown());
export const reasonsSchema = z.record(
  z.string().check(z.maxLength(60)),
  z.string().check(z.maxLength(500)),
);

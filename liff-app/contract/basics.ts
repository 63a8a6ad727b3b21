import * as z from 'zod/mini';
import { markUntyped, untypedText } from '#domain/untyped-text.ts';

/** Data sent to the app. Instants are ISO strings; days are YYYY-MM-DD. */
export const instantSchema = untypedText();
export const idSchema = untypedText({ min: 1, max: 200 });
export const answersSchema = z.record(z.string(), z.unknown());
/**
 * A text that the form’s own rules check, so that one bad reason does not stop the others from being saved.
 */
export const reasonsSchema = markUntyped(
  z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(500))),
);

import * as z from 'zod/mini';

/** Where a due date comes from: the letter's text, or a decision of the province. */
export const dateBasisSchema = z.enum(['letter', 'province']);

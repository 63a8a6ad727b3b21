import * as z from 'zod/mini';
import { instantSchema } from './basics.ts';

/** What LINE last said about the month's messages; null before it was asked. */
export const quotaSchema = z.nullable(
  z.object({ limit: z.nullable(z.number()), used: z.number(), at: instantSchema }),
);

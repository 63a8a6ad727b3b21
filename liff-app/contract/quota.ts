import * as z from 'zod/mini';
import { instantSchema } from './basics.ts';

/** LINE’s latest figures of the month’s messages. Null before LINE was asked. */
export const quotaSchema = z.nullable(
  z.object({ limit: z.nullable(z.number()), used: z.number(), at: instantSchema }),
);

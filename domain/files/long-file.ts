import * as z from 'zod/mini';
import {
  areaPaperRequestSchema,
  bundleRequestSchema,
  yearRequestSchema,
} from '../papers/request.ts';

/** Files that take too long for a person to wait. They are made by a background job and kept for a day. */
export const longFileSchema = z.discriminatedUnion('kind', [
  z.extend(bundleRequestSchema, { kind: z.literal('bundle') }),
  z.extend(yearRequestSchema, { kind: z.literal('year') }),
  /** A single paper of many pages (domain/papers/long-paper.ts). */
  z.extend(areaPaperRequestSchema, { kind: z.literal('paper') }),
]);
export type LongFile = z.infer<typeof longFileSchema>;

export const fileJobStateSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type FileJobState = z.infer<typeof fileJobStateSchema>;

/** True for an unfinished job. Its progress is shown and it can be cancelled. */
export function isUnderWay(state: FileJobState): boolean {
  return state === 'waiting' || state === 'running';
}

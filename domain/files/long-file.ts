import * as z from 'zod/mini';
import {
  areaPaperRequestSchema,
  bundleRequestSchema,
  yearRequestSchema,
} from '../papers/request.ts';

/** Files that take longer than a person waits for. They are made as a job and kept for a day. */
export const longFileSchema = z.discriminatedUnion('kind', [
  z.extend(bundleRequestSchema, { kind: z.literal('bundle') }),
  z.extend(yearRequestSchema, { kind: z.literal('year') }),
  /** A single paper of many pages (domain/papers/long-paper.ts). */
  z.extend(areaPaperRequestSchema, { kind: z.literal('paper') }),
]);
export type LongFile = z.infer<typeof longFileSchema>;

export const fileJobStateSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type FileJobState = z.infer<typeof fileJobStateSchema>;

/** A job that is not over: its progress is shown and it can be cancelled. */
export function isUnderWay(state: FileJobState): boolean {
  return state === 'waiting' || state === 'running';
}

import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { createBatcher } from './mongo/batcher.ts';

/** One draft per duty, one holder; its id is the duty's. Saved field by field; never dropped by age. */
export const draftSchema = z.object({
  id: z.string(),
  areaCode: areaCodeSchema,
  holder: z.string(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** When each field was last saved; a phone that knows an older time is told of the conflict. */
  savedAt: z.record(z.string(), z.date()),
  /** Field by field, where an answer put in from the ledger comes from; gone once it is changed. */
  sources: z.optional(z.record(z.string(), z.string())),
  /** Which criteria set each indicator was scored by: another one may say something else. */
  scoredBy: z.optional(z.record(z.string(), z.string())),
  progress: z.object({ done: z.int(), total: z.int() }),
  updatedAt: z.date(),
  version: z.int(),
});
export type Draft = z.infer<typeof draftSchema>;

export function createDraftStore(connection: Connection) {
  const drafts = createCollection(connection, { name: 'drafts', shape: draftSchema });
  const progressOf = async (
    duties: readonly string[],
  ): Promise<ReadonlyMap<string, Draft['progress']>> => {
    const found = await drafts.pick({ id: trusted({ $in: duties }) }, ['progress']);
    return new Map(found.map((one) => [one.id, one.progress]));
  };
  const together = createBatcher({
    work: (asked: (readonly string[])[]) => progressOf([...new Set(asked.flat())]),
  });
  return {
    ...drafts,
    answersOf: (duties: readonly string[]) =>
      drafts.pick({ id: trusted({ $in: duties }) }, ['answers']),
    progressOf,
    /** May also tell what others asked for in the same moment; never inside a transaction. */
    progressTogether: (duties: readonly string[]) => together(duties),
  };
}

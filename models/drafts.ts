import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { createBatcher } from './mongo/batcher.ts';

/**
 * A duty has at most one draft with one holder, stored under the duty's id. The draft is saved field
 * by field and never expires.
 */
export const draftSchema = z.object({
  id: z.string(),
  areaCode: areaCodeSchema,
  holder: z.string(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** When each field was last saved. A phone that sends an older time gets a conflict. */
  savedAt: z.record(z.string(), z.date()),
  /** Who last saved each field. */
  savedBy: z.optional(z.record(z.string(), z.string())),
  /** The source of each prefilled field. It is removed when the answer changes. */
  sources: z.optional(z.record(z.string(), z.string())),
  /**
   * The criteria set by which each indicator was scored. The indicator may mean something else in
   * another set.
   */
  scoredBy: z.optional(z.record(z.string(), z.string())),
  progress: z.object({ done: z.int(), total: z.int() }),
  updatedAt: z.date(),
  version: z.int(),
});
export type Draft = z.infer<typeof draftSchema>;

export function createDraftStore(connection: Connection) {
  const drafts = createCollection(connection, {
    name: 'drafts',
    shape: draftSchema,
    indexes: [{ keys: { holder: 1 } }, { keys: { updatedAt: 1 } }],
  });
  const progressOf = async (
    duties: readonly string[],
  ): Promise<ReadonlyMap<string, Draft['progress']>> => {
    const progress = await drafts.pick({ id: trusted({ $in: duties }) }, ['progress']);
    return new Map(progress.map((draft) => [draft.id, draft.progress]));
  };
  const together = createBatcher({
    work: (asked: (readonly string[])[]) => progressOf([...new Set(asked.flat())]),
  });
  return {
    ...drafts,
    /** Drafts that were not saved since this time. */
    untouchedSince: (before: Date) =>
      drafts.pick({ updatedAt: trusted({ $lt: before }) }, ['version']),
    /** Complete drafts whose last save is in this period. */
    completeBetween: async ({ from, to }: { from: Date; to: Date }) => {
      const saved = await drafts.pick({ updatedAt: trusted({ $gte: from, $lt: to }) }, [
        'holder',
        'progress',
      ]);
      return saved.filter(({ progress: { done, total } }) => total > 0 && done === total);
    },
    answersOf: (duties: readonly string[]) =>
      drafts.pick({ id: trusted({ $in: duties }) }, ['answers']),
    /** The drafts one person holds. */
    heldBy: (person: string) => drafts.pick({ holder: person }, ['areaCode', 'updatedAt']),
    /** Gives drafts to another holder. A phone that still has one of them open gets a conflict. */
    giveTo: (duties: readonly string[], to: { from: string; to: string }) =>
      drafts.updateMany(
        { id: trusted({ $in: duties }), holder: to.from },
        { $set: { holder: to.to }, $inc: { version: 1 } },
      ),
    holdersOf: (duties: readonly string[]) =>
      drafts.pick({ id: trusted({ $in: duties }) }, ['holder']),
    progressOf,
    /** The progress of drafts. Concurrent requests share one query, so never use it in a transaction. */
    progressTogether: (duties: readonly string[]) => together(duties),
  };
}

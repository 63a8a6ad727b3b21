import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { desk } from '../domain/duty.ts';
import { createCollection, op } from './collection.ts';

/** What a reviewer pinned to a field when returning a report. */
export const comment = z.object({
  id: z.uuid(),
  duty: z.string(),
  areaCode: z.string(),
  revision: z.int(),
  path: z.nullable(z.string()),
  text: z.string(),
  by: z.string(),
  desk,
  at: z.date(),
  /** The revision that answered it. */
  resolvedIn: z.nullable(z.int()),
});
export type Comment = z.infer<typeof comment>;

export function createCommentStore(connection: Connection) {
  const comments = createCollection(connection, {
    name: 'comments',
    shape: comment,
    indexes: [{ keys: { duty: 1, at: 1 } }],
  });
  return {
    ...comments,
    ofDuty: (duty: string) => comments.find({ duty }, { sort: { at: 1 } }),
    openOf: (duties: readonly string[]) =>
      comments.find({ duty: op({ $in: duties }), resolvedIn: null }, { sort: { at: 1 } }),
    resolve: (duty: string, revision: number) =>
      comments.updateMany({ duty, resolvedIn: null }, { $set: { resolvedIn: revision } }),
  };
}

import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { reviewStageSchema } from '#domain/duty/duty.ts';
import { roleSchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A reply in a thread. The phone creates the id, so a second tap does not add a second reply. */
export const replySchema = z.object({
  id: z.uuid(),
  by: z.string(),
  /** The role of the author at that time. */
  role: z.nullable(roleSchema),
  text: z.string(),
  at: z.date(),
});
export type CommentReply = z.infer<typeof replySchema>;

/** A reviewer's comment on a field of a returned report, with its replies. */
export const commentSchema = z.object({
  id: z.uuid(),
  duty: z.string(),
  areaCode: areaCodeSchema,
  revision: z.int(),
  path: z.nullable(z.string()),
  text: z.string(),
  by: z.string(),
  desk: reviewStageSchema,
  at: z.date(),
  /** The revision that resolved the comment. */
  resolvedIn: z.nullable(z.int()),
  /** Oldest first. */
  replies: z.array(replySchema),
});
export type Comment = z.infer<typeof commentSchema>;

export function createCommentStore(connection: Connection) {
  const comments = createCollection(connection, {
    name: 'comments',
    shape: commentSchema,
    indexes: [{ keys: { duty: 1, at: 1 } }, { keys: { by: 1 } }, { keys: { 'replies.by': 1 } }],
  });
  return {
    ...comments,
    ofDuty: (duty: string) => comments.find({ duty }, { sort: { at: 1 } }),
    openOf: (duties: readonly string[]) =>
      comments.find({ duty: trusted({ $in: duties }), resolvedIn: null }, { sort: { at: 1 } }),
    /** Comments a person wrote or replied to, oldest first. */
    byPerson: (person: string) =>
      comments.find({ $or: [{ by: person }, { 'replies.by': person }] }, { sort: { at: 1 } }),
    answer: (id: string, reply: CommentReply) =>
      comments.update(
        { id, 'replies.id': trusted({ $ne: reply.id }) },
        { $push: { replies: reply } },
      ),
    resolve: (duty: string, revision: number) =>
      comments.updateMany({ duty, resolvedIn: null }, { $set: { resolvedIn: revision } }),
  };
}

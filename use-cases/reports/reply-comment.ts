import * as z from 'zod/mini';
import { isWithin } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { can, primaryGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { isDiscussable } from '#domain/duty/review.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Comment, CommentReply } from '#models/comments.ts';
import { commentViews } from '../duties/duty-sections.ts';
import { findDuty } from '../duties/find-duty.ts';
import { reviewersAt, notify } from '../notices/notices.ts';
import { command, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** People often write several replies in a row, so the message waits for this long. */
const gatherMs = 10 * 60_000;

const wordsSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));

export const replySchema = z.object({ comment: z.uuid(), reply: z.uuid(), text: wordsSchema });
type Reply = z.infer<typeof replySchema>;

/** Replies to a comment. Repeating a reply id has no effect. */
export const replyToComment = command({
  name: 'comment.reply',
  input: z.object({ id: z.string(), comment: z.uuid(), reply: z.uuid(), text: wordsSchema }),
  run: async (env, { id, comment, reply, text }) => {
    const duty = await findDuty(env, { id, action: 'comment.reply' });
    const thread = await env.stores.comments.get(comment);
    if (thread?.duty !== id) throw new Problem('not-found');
    const earlier = thread.replies.find((commentReply) => commentReply.id === reply);
    if (earlier && earlier.by !== env.actor.person) throw new Problem('conflict');
    if (!earlier) await answer(env, { duty, thread, reply: replyOf(env, { duty, reply, text }) });
    return { comments: await commentViews(env, duty) };
  },
});

function replyOf(
  { actor, now }: UseCaseContext,
  { duty, reply, text }: { duty: Duty; reply: string; text: string },
): CommentReply {
  const here = actor.grants.filter((grant) => isWithin(duty.areaCode, grant.areaCode));
  const role = primaryGrant(here)?.role ?? null;
  return { id: reply, by: actor.person, role, text, at: now };
}

interface Answer {
  duty: Duty;
  thread: Comment;
  reply: CommentReply;
}

async function answer(env: UseCaseContext, { duty, thread, reply }: Answer): Promise<void> {
  if (!isDiscussable(duty)) throw new Problem('wrong-state');
  await env.stores.comments.answer(thread.id, reply);
  env.audit({
    action: 'comment.reply',
    subject: duty.id,
    areaCode: duty.areaCode,
    note: reply.text,
    after: thread.id,
  });
  await tellOthers(env, { duty, thread, reply });
}

/**
 * Announces several replies with one message. The message for the first reply waits a little, and
 * later replies join it.
 */
async function tellOthers(env: UseCaseContext, of: Answer): Promise<void> {
  const said = { by: env.actor.name, text: of.reply.text };
  const peopleWithoutNotice: string[] = [];
  for (const person of await listeners(env, of)) {
    const joined = await env.stores.deliveries.addReply({ person, duty: of.duty.id, reply: said });
    if (!joined) peopleWithoutNotice.push(person);
  }
  await notify(env, {
    key: `replied:${of.reply.id}`,
    people: peopleWithoutNotice,
    areaCode: of.duty.areaCode,
    notice: { kind: 'replied', duty: of.duty.id, replies: [said] },
    from: new Date(env.now.getTime() + gatherMs),
  });
}

/**
 * Stores the replies that had not been sent when the person submitted the report. Replies that are
 * stored already are skipped, and so are replies to comments that have been taken back.
 */
export async function replyOnSubmit(
  env: UseCaseContext,
  { duty, replies }: { duty: Duty; replies: readonly Reply[] },
): Promise<void> {
  if (replies.length === 0) return;
  requirePermission(env, { action: 'comment.reply', subject: subjectOf(duty) });
  const threads = new Map(
    (await env.stores.comments.ofDuty(duty.id)).map((comment) => [comment.id, comment]),
  );
  for (const { comment, reply, text } of replies) {
    const thread = threads.get(comment);
    if (!thread || thread.replies.some(({ id }) => id === reply)) continue;
    await answer(env, { duty, thread, reply: replyOf(env, { duty, reply, text }) });
  }
}

/**
 * The sender of the report, the author of the comment and the authors of replies, if they may still
 * read the report.
 */
async function listeners(env: UseCaseContext, { duty, thread }: Answer): Promise<string[]> {
  const spoke = [thread.by, ...thread.replies.map((reply) => reply.by)];
  const known = [...new Set([...(duty.submittedBy ? [duty.submittedBy] : []), ...spoke])];
  const people = await env.stores.persons.many(known);
  const still = people
    .filter(({ id, grants }) => can({ person: id, grants }, 'comment.reply', subjectOf(duty)))
    .map((person) => person.id);
  const asker = still.includes(thread.by)
    ? []
    : await reviewersAt(env, { duty, desk: thread.desk });
  return [...new Set([...still, ...asker])].filter((id) => id !== env.actor.person);
}

import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CommentView } from '#contract/contract.ts';
import type { Storage } from '#web/sync/storage.ts';
import { createReplyDrafts } from '#web/sync/reply-drafts.ts';
import type { SentReply } from '#web/sync/submit-machine.ts';
import { repliesKey } from '#web/sync/storage-keys.ts';
import type { ReplyDrafts } from '#web/sync/reply-drafts.ts';
import type { OpenForm } from './open-form.ts';

/** The reviewers' comments on the report, and the replies to them. */
export interface FormComments {
  /** Unresolved comments, oldest first. */
  comments: ReadonlySignal<readonly CommentView[]>;
  /** Reply drafts, which the report’s page uses too. Null when the person may not reply. */
  replies: ReplyDrafts | null;
  /** Replies that were typed but not sent by their own button. They are sent with the report. */
  unsent: ReadonlySignal<readonly SentReply[]>;
  answered(comments: readonly CommentView[]): void;
}

interface Options {
  open: OpenForm;
  storage: Storage;
  person: string;
  /** Stores the comments, so that the form shows them without a connection. */
  save: (comments: readonly CommentView[]) => void;
}

export async function createFormComments({
  open,
  storage,
  person,
  save,
}: Options): Promise<FormComments> {
  const { duty } = open;
  const comments = signal(unresolved(open.comments));
  const replies = duty.actions.includes('reply')
    ? createReplyDrafts({ storage, key: repliesKey({ person, duty: duty.id }) })
    : null;
  await replies?.restore();
  return {
    comments,
    replies,
    unsent: computed(() => unsentOf(comments.value, replies)),
    answered(latest) {
      comments.value = unresolved(latest);
      save(latest);
    },
  };
}

function unsentOf(comments: readonly CommentView[], replies: ReplyDrafts | null): SentReply[] {
  const texts = replies?.texts.value ?? {};
  return comments.flatMap(({ id: comment }) => {
    const draft = texts[comment];
    const text = draft?.text.trim() ?? '';
    return draft && text !== '' ? [{ comment, reply: draft.id, text }] : [];
  });
}

function unresolved(comments: readonly CommentView[]): CommentView[] {
  return comments.filter((comment) => comment.resolvedIn === null);
}

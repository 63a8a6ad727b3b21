import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CommentView } from '#contract/contract.ts';
import type { Storage } from '#web/sync/storage.ts';
import { createReplyDrafts, replyDraftsKey } from '../submission/comments/reply-drafts.ts';
import type { ReplyDrafts } from '../submission/comments/reply-drafts.ts';
import type { OpenForm } from './open-form.ts';

/** What the reviewers said of the report, and the answers to it. */
export interface FormComments {
  /** Those still open, oldest first. */
  comments: ReadonlySignal<readonly CommentView[]>;
  /** Answers begun; null where nothing can be answered. The same ones as on the report's page. */
  replies: ReplyDrafts | null;
  answered(comments: readonly CommentView[]): void;
}

interface Options {
  open: OpenForm;
  storage: Storage;
  person: string;
  /** Opened again without signal, the form shows what was said last. */
  keep: (comments: readonly CommentView[]) => void;
}

export async function createFormComments({
  open,
  storage,
  person,
  keep,
}: Options): Promise<FormComments> {
  const { duty } = open;
  const comments = signal(stillOpen(open.comments));
  const replies = duty.actions.includes('reply')
    ? createReplyDrafts({ storage, key: replyDraftsKey({ person, duty: duty.id }) })
    : null;
  await replies?.restore();
  return {
    comments,
    replies,
    answered(now) {
      comments.value = stillOpen(now);
      keep(now);
    },
  };
}

function stillOpen(comments: readonly CommentView[]): CommentView[] {
  return comments.filter((comment) => comment.resolvedIn === null);
}

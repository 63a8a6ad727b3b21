import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Icon } from '#web/parts/icon.tsx';
import { CommentEditor } from '../comments/comment-editor.tsx';
import { CommentThread } from '../comments/comment-thread.tsx';
import type { Pair } from '../comments/threads.ts';
import type { SubmissionContext } from '../submission-context.ts';

interface Props {
  path: string;
  label: string;
  submission: SubmissionContext;
  /** The two revisions that the card compares. */
  shown?: Pair;
  /** False for an older revision, because comments are made on the newest only. */
  isCommentable?: boolean;
  children: ComponentChildren;
}

/** One field with its comments and a button to comment on it. */
export function FieldCard({
  path,
  label,
  submission,
  shown,
  isCommentable = true,
  children,
}: Props) {
  const editing = useSignal(false);
  const pins = isCommentable ? submission.commentDrafts : null;
  const pinned = pins?.texts.value[path];
  const comments = submission.report.comments.filter((comment) => comment.path === path);
  return (
    <section class="field-card" aria-label={label}>
      <header>
        <h3>{label}</h3>
        {pins && !editing.value && pinned === undefined ? (
          <button
            type="button"
            class="pinit"
            aria-label={`ให้ความเห็น ${label}`}
            onClick={() => (editing.value = true)}
          >
            <Icon name="comment" small />
            ให้ความเห็น
          </button>
        ) : null}
      </header>
      {children}
      {comments.map((comment) => (
        <CommentThread
          key={comment.id}
          comment={comment}
          submission={submission}
          {...(shown ? { shown } : {})}
        />
      ))}
      {pins && editing.value ? (
        <CommentEditor
          text={pinned ?? ''}
          onType={(text) => pins.put(path, text)}
          onDone={() => (editing.value = false)}
        />
      ) : null}
      {pinned !== undefined && !editing.value ? (
        <div class="comment-line mine is-returned">
          <Icon name="comment" />
          <p class="grow">
            <b>ความเห็นของท่าน ยังไม่ส่ง</b>
            {pinned}
          </p>
          <button
            type="button"
            class="link"
            aria-label={`แก้ความเห็น ${label}`}
            onClick={() => (editing.value = true)}
          >
            แก้
          </button>
        </div>
      ) : null}
    </section>
  );
}

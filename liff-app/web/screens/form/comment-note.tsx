import type { CommentView } from '#contract/contract.ts';
import { ReplyEditor } from '../submission/comments/reply-editor.tsx';
import { CommentBody } from '../submission/comments/comment-body.tsx';
import type { FormStore } from './form-store.ts';

/** A comment shown at its question, with its replies and a reply field. */
export function CommentNote({ store, comment }: { store: FormStore; comment: CommentView }) {
  const { replies, answered } = store.comments;
  return (
    <div class="thread note-thread is-returned">
      <CommentBody comment={comment} />
      {replies ? (
        <div class="answer-row">
          <ReplyEditor
            duty={store.open.duty.id}
            comment={comment}
            drafts={replies}
            onSent={answered}
          />
        </div>
      ) : null}
    </div>
  );
}

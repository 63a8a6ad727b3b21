import { formatTime } from '#domain/thai/date.ts';
import type { CommentView } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { messages } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';

/** A comment and its replies, oldest first. */
export function CommentBody({ comment }: { comment: CommentView }) {
  return (
    <>
      <div class="comment-line">
        <Icon name="comment" />
        <p>
          <b>
            {comment.by} · {messages.holder[comment.desk]}
          </b>
          <PlainText text={comment.text} />
          <small>
            {when(comment.at)} · ฉบับที่ {comment.revision}
          </small>
        </p>
      </div>
      {comment.replies.map((reply) => (
        <div key={reply.id} class="comment-line reply">
          <Icon name="arrow" small />
          <p>
            <b>
              {reply.by} · {roleLabel(reply.role)}
            </b>
            <PlainText text={reply.text} />
            <small>{when(reply.at)}</small>
          </p>
        </div>
      ))}
    </>
  );
}

/** A text with its line breaks. */
function PlainText({ text }: { text: string }) {
  return <span class="words">{text}</span>;
}

function when(instant: string): string {
  return `${dayText(bangkokDayOf(instant), 'dayMonth')} ${formatTime(new Date(instant))}`;
}

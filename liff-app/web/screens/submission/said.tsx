import { formatTime } from '../../../../domain/thai/date.ts';
import type { CommentView } from '../../../contract.ts';
import { dayOf, dayText } from '../../day-text.ts';
import { messages } from '../../messages.ts';
import { Icon } from '../../parts/icon.tsx';
import { roleWord } from '../../parts/role-words.ts';

/** What was asked, and what was answered to it, oldest first. */
export function Said({ comment }: { comment: CommentView }) {
  return (
    <>
      <div class="said-line">
        <Icon name="comment" />
        <p>
          <b>
            {comment.by} · {messages.holder[comment.desk]}
          </b>
          <Words text={comment.text} />
          <small>
            {when(comment.at)} · ฉบับที่ {comment.revision}
          </small>
        </p>
      </div>
      {comment.replies.map((one) => (
        <div key={one.id} class="said-line reply">
          <Icon name="arrow" small />
          <p>
            <b>
              {one.by} · {roleWord(one.role)}
            </b>
            <Words text={one.text} />
            <small>{when(one.at)}</small>
          </p>
        </div>
      ))}
    </>
  );
}

/** Lines stay lines. */
function Words({ text }: { text: string }) {
  return <span class="words">{text}</span>;
}

function when(instant: string): string {
  return `${dayText(dayOf(instant), 'dayMonth')} ${formatTime(new Date(instant))}`;
}

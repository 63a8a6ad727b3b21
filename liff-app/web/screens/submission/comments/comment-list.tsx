import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { messages } from '#web/messages.ts';
import { EmptyState } from '#web/parts/feedback.tsx';
import { CommentThread } from './comment-thread.tsx';
import { labelOf, returnCyclesOf } from './threads.ts';
import type { SubmissionContext } from '../submission-context.ts';

/** All comments, grouped by return; unresolved ones belong to the newest return. */
export function CommentList({ submission }: { submission: SubmissionContext }) {
  const rounds = returnCyclesOf(submission.report.comments);
  if (rounds.length === 0)
    return (
      <EmptyState icon="comment" title="ยังไม่มีความเห็น">
        <p>ความเห็นมีเมื่อผู้ตรวจส่งคืนแก้ไข</p>
      </EmptyState>
    );
  return (
    <>
      {rounds.map((round) => (
        <section key={round.revision} aria-label={`ความเห็นต่อฉบับที่ ${round.revision}`}>
          <h2 class="part-title">
            ส่งคืนฉบับที่ {round.revision}
            <span class="quiet">
              {' '}
              {messages.holder[round.desk]} {dayText(bangkokDayOf(round.at), 'dayMonth')} ·{' '}
              {round.comments.length} ข้อ
            </span>
          </h2>
          {round.comments.map((comment) => (
            <section
              key={comment.id}
              class="field-card"
              aria-label={labelOf(submission.form, comment)}
            >
              <header>
                <h3>{labelOf(submission.form, comment)}</h3>
              </header>
              <CommentThread comment={comment} submission={submission} />
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

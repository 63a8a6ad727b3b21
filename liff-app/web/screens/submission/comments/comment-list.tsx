import { dayOf, dayText } from '#web/format-day.ts';
import { messages } from '#web/messages.ts';
import { Blank } from '#web/parts/feedback.tsx';
import { Thread } from './comment-thread.tsx';
import { labelOf, roundsOf } from './threads.ts';
import type { Read } from '../submission-context.ts';

/** The whole conversation, return by return; what is still open is the newest round. */
export function Talk({ read }: { read: Read }) {
  const rounds = roundsOf(read.report.comments);
  if (rounds.length === 0)
    return (
      <Blank icon="comment" title="ยังไม่มีความเห็น">
        <p>ความเห็นมีเมื่อผู้ตรวจส่งคืนแก้ไข</p>
      </Blank>
    );
  return (
    <>
      {rounds.map((round) => (
        <section key={round.revision} aria-label={`ความเห็นต่อฉบับที่ ${round.revision}`}>
          <h2 class="part-title">
            ส่งคืนฉบับที่ {round.revision}
            <span class="quiet">
              {' '}
              {messages.holder[round.desk]} {dayText(dayOf(round.at), 'dayMonth')} ·{' '}
              {round.comments.length} ข้อ
            </span>
          </h2>
          {round.comments.map((comment) => (
            <section key={comment.id} class="field-card" aria-label={labelOf(read.form, comment)}>
              <header>
                <h3>{labelOf(read.form, comment)}</h3>
              </header>
              <Thread comment={comment} read={read} />
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

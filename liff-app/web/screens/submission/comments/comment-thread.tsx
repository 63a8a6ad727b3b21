import { labelOfPath } from '#domain/form/form.ts';
import type { CommentView } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { DiffLine } from '../report/diff-line.tsx';
import { ReplyEditor } from './reply-editor.tsx';
import { CommentBody } from './comment-body.tsx';
import { changesSince, isOpen } from './threads.ts';
import type { Pair } from './threads.ts';
import type { SubmissionContext } from '../submission-context.ts';

interface Props {
  comment: CommentView;
  submission: SubmissionContext;
  /** The change that is already shown above, so that it is not repeated. */
  shown?: Pair;
}

/** A comment, its replies, and the later change of its field. */
export function CommentThread({ comment, submission, shown }: Props) {
  const body = <Body comment={comment} submission={submission} {...(shown ? { shown } : {})} />;
  if (isOpen(comment)) return <div class="thread is-returned">{body}</div>;
  const { tint, icon, label } = outcomeOf(comment, submission);
  const answers = comment.replies.length;
  return (
    <details class={`thread ${tint}`}>
      <summary>
        <Icon name={icon} />
        <span>
          {label}
          <small>
            ในฉบับที่ {comment.resolvedIn}
            {answers > 0 ? ` · ${answers} คำตอบ` : ''}
          </small>
        </span>
        <Icon name="down" small />
      </summary>
      {body}
    </details>
  );
}

/**
 * After a resubmission it says whether the field changed, because reviewers look for fields that did not.
 */
function outcomeOf(
  comment: CommentView,
  submission: SubmissionContext,
): { tint: string; icon: IconName; label: string } {
  const on = dayText(bangkokDayOf(comment.at), 'dayMonth');
  const changes = changesSince(submission, comment);
  if (changes?.length === 0)
    return { tint: 'is-due', icon: 'info', label: `ความเห็น ${on} ข้อนี้ยังเหมือนเดิม` };
  const label = comment.path === null ? `ส่งใหม่หลังความเห็น ${on}` : `แก้ตามความเห็น ${on} แล้ว`;
  return { tint: 'is-done', icon: 'done', label };
}

function Body({ comment, submission, shown }: Props) {
  const { report, replies, onAnswered } = submission;
  const mend = mendHref(comment, submission);
  return (
    <>
      <CommentBody comment={comment} />
      <Since comment={comment} submission={submission} {...(shown ? { shown } : {})} />
      {replies || mend ? (
        <div class="answer-row">
          {replies ? (
            <ReplyEditor
              duty={report.duty.id}
              comment={comment}
              drafts={replies}
              onSent={onAnswered}
            />
          ) : null}
          {mend ? (
            <a class="link" href={mend} aria-label={`แก้ข้อนี้ ${comment.text}`}>
              <Icon name="draft" small />
              แก้ข้อนี้
            </a>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** For people who may fill in the form: a link from the comment to its question. */
function mendHref(
  comment: CommentView,
  { report: { duty }, form }: SubmissionContext,
): string | null {
  const { path } = comment;
  if (path === null || !isOpen(comment) || !duty.actions.includes('fill')) return null;
  if (labelOfPath(form, path) === '') return null;
  const query = new URLSearchParams({ field: path });
  return `/app/duty/${encodeURIComponent(duty.id)}/form?${query}`;
}

function Since({ comment, submission, shown }: Props) {
  const changes = changesSince(submission, comment);
  const newest = submission.report.revisions.at(-1)?.no;
  if (changes === null) return null;
  if (shown && shown.from === comment.revision && shown.to === newest && changes.length > 0)
    return null;
  if (changes.length === 0)
    return (
      <p class="since is-due">
        <Icon name="info" small />
        ข้อนี้ยังเหมือนฉบับที่ {comment.revision}
      </p>
    );
  return (
    <div class="since">
      <p class="quiet">
        ฉบับที่ {comment.revision} ถึงฉบับที่ {newest}
      </p>
      {changes.map((change) => (
        <div key={change.path}>
          {change.path === comment.path ? null : <p class="quiet">{change.label}</p>}
          <DiffLine before={change.before} after={change.after} />
        </div>
      ))}
    </div>
  );
}

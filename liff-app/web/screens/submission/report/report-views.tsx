import { attachmentIdsOf } from '#domain/form/form.ts';
import { summarize } from '#domain/form/text.ts';
import type { SummaryRow } from '#domain/form/text.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { Icon } from '#web/parts/icon.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import { PickPair } from './compare.tsx';
import { DiffLine } from './diff-line.tsx';
import { FieldCard } from './field-card.tsx';
import { PhotosView } from './photos-view.tsx';
import { CommentThread } from '../comments/comment-thread.tsx';
import { changesBetween, labelOf } from '../comments/threads.ts';
import type { Pair } from '../comments/threads.ts';
import { Value } from './value.tsx';
import type { SubmissionContext } from '../submission-context.ts';

interface ChangesProps {
  submission: SubmissionContext;
  pair: Pair;
  onPick: (pair: Pair) => void;
}

/** The fields that differ between two revisions, then the comments on fields that do not. */
export function Changes({ submission, pair, onPick }: ChangesProps) {
  const { report, form, ctx } = submission;
  const changes = changesBetween(submission, pair);
  const after = report.revisions.find((revision) => revision.no === pair.to);
  const rows = after
    ? summarize({ form, answers: after.answers, ctx }).flatMap((section) =>
        section.rows.flatMap(withItems),
      )
    : [];
  const isNewest = after === report.revisions.at(-1);
  const onUnchangedFields = report.comments.filter(
    (comment) => !changes.some((change) => change.path === comment.path),
  );
  return (
    <>
      <PickPair revisions={report.revisions} pair={pair} onPick={onPick} />
      {changes.length === 0 ? (
        <EmptyState icon="info" title="สองฉบับนี้เหมือนกันทุกข้อ">
          <p>เปิดดูทั้งฉบับได้ที่แท็บถัดไป</p>
        </EmptyState>
      ) : null}
      {changes.length > 0 ? <h2 class="sr-only">ข้อที่เปลี่ยน</h2> : null}
      {changes.map((change) => {
        const ids = rows.find((row) => row.path === change.path)?.attachmentIds ?? [];
        return (
          <FieldCard
            key={change.path}
            path={change.path}
            label={change.label}
            submission={submission}
            shown={pair}
            isCommentable={isNewest}
          >
            {ids.length > 0 ? (
              <PhotosView ids={ids} label={change.label} attachments={report.attachments} />
            ) : (
              <DiffLine before={change.before} after={change.after} />
            )}
          </FieldCard>
        );
      })}
      {onUnchangedFields.length > 0 ? (
        <section aria-label="ความเห็นข้ออื่น">
          <h2 class="part-title">ความเห็นข้ออื่น</h2>
          {onUnchangedFields.map((comment) => (
            <section key={comment.id} class="field-card" aria-label={labelOf(form, comment)}>
              <header>
                <h3>{labelOf(form, comment)}</h3>
              </header>
              <CommentThread comment={comment} submission={submission} />
            </section>
          ))}
        </section>
      ) : null}
    </>
  );
}

function withItems(row: SummaryRow): SummaryRow[] {
  return [row, ...(row.items ?? []).flatMap(withItems)];
}

export function WholeReport({ submission }: { submission: SubmissionContext }) {
  const { report, form, ctx } = submission;
  const newest = report.revisions.at(-1);
  if (!newest) return null;
  const general = report.comments.filter((comment) => comment.path === null);
  return (
    <>
      {general.length > 0 ? (
        <section class="field-card" aria-label="ความเห็นทั้งฉบับ">
          <header>
            <h2>ความเห็นทั้งฉบับ</h2>
          </header>
          <div class="pad-above-small">
            {general.map((comment) => (
              <CommentThread key={comment.id} comment={comment} submission={submission} />
            ))}
          </div>
        </section>
      ) : null}
      {summarize({ form, answers: newest.answers, ctx }).map((section) => (
        <section key={section.id} aria-label={section.title}>
          <h2 class="part-title">
            {section.title}
            {section.points ? (
              <span class="quiet">
                {' '}
                {formatNumber(section.points.points)} จาก {formatNumber(section.points.max)} คะแนน
              </span>
            ) : null}
          </h2>
          <div class="panel field-rows">
            {section.rows.map((row) => (
              <AnswerCard key={row.path} row={row} submission={submission} />
            ))}
          </div>
        </section>
      ))}
      {attachmentIdsOf(form, newest.answers).length === 0 ? (
        <p class="quiet pad-above">ไม่มีไฟล์แนบ</p>
      ) : null}
    </>
  );
}

/** The answer of one field, with its photos and those of its list items. */
function AnswerCard({ row, submission }: { row: SummaryRow; submission: SubmissionContext }) {
  const { attachments, revisions } = submission.report;
  const isCopied = revisions.at(-1)?.copied.includes(row.path) ?? false;
  return (
    <FieldCard path={row.path} label={row.label} submission={submission}>
      {isCopied ? (
        <p class="origin">
          <Icon name="history" small />
          เหมือนครั้งก่อน
        </p>
      ) : null}
      <Value row={row} />
      {row.attachmentIds ? (
        <PhotosView ids={row.attachmentIds} label={row.label} attachments={attachments} />
      ) : null}
      {(row.items ?? []).map((item) => {
        const ids = withItems(item).flatMap(({ attachmentIds }) => attachmentIds ?? []);
        return ids.length > 0 ? (
          <PhotosView key={item.path} ids={ids} label={item.label} attachments={attachments} />
        ) : null;
      })}
    </FieldCard>
  );
}

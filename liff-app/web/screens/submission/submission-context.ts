import type { Form, FormContext } from '#domain/form/form.ts';
import type { Output } from '#contract/contract.ts';
import type { CommentDrafts } from './comments/comment-drafts.ts';
import type { ReplyDrafts } from './comments/reply-drafts.ts';

export type Report = Output<'duty.read'>;

export interface SubmissionContext {
  report: Report;
  form: Form;
  ctx: FormContext;
  /** Absent for readers who may not return the report. */
  commentDrafts: CommentDrafts | null;
  /** Absent for readers who may not answer, or when it is over. */
  replies: ReplyDrafts | null;
  onAnswered: () => void;
}

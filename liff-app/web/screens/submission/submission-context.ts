import type { Form, FormContext } from '#domain/form/form.ts';
import type { Output } from '#contract/contract.ts';
import type { CommentDrafts } from './comments/comment-drafts.ts';
import type { ReplyDrafts } from '#web/sync/reply-drafts.ts';

export type Report = Output<'duty.read'>;

export interface SubmissionContext {
  report: Report;
  form: Form;
  ctx: FormContext;
  /** Null for people who may not return the report. */
  commentDrafts: CommentDrafts | null;
  /** Null for people who may not reply, and when the report is decided. */
  replies: ReplyDrafts | null;
  onAnswered: () => void;
}

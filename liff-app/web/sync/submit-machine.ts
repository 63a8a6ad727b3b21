import * as z from 'zod/mini';
import type { ProblemBody } from '#contract/contract.ts';
import { mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';

const sentReplySchema = z.object({ comment: z.string(), reply: z.string(), text: z.string() });
export type SentReply = z.infer<typeof sentReplySchema>;

/** A report being submitted. Its id is made once and stored until the server has answered. */
export const submitJobSchema = z.object({
  submission: z.string(),
  follows: z.number(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** Fields copied from the last report that the person had not looked at. */
  copied: z.optional(z.array(z.string())),
  /** Replies that were unsent when the person pressed ส่งรายงาน. */
  replies: z.optional(z.array(sentReplySchema)),
});
export type SubmitJob = z.infer<typeof submitJobSchema>;

export type SubmitState =
  | { kind: 'idle' }
  | { kind: 'sending'; job: SubmitJob }
  /**
   * It is unknown whether the report arrived. The same id is sent again, so that only one report is made.
   */
  | { kind: 'waiting'; job: SubmitJob; failure: Failure }
  | { kind: 'refused'; problem: ProblemBody }
  | { kind: 'done'; revision: number };

export type SubmitEvent =
  | { kind: 'send'; job: SubmitJob }
  | { kind: 'again' }
  | { kind: 'answered'; revision: number }
  | { kind: 'failed'; failure: Failure }
  /** Returns to editing. If the report did arrive, the server says so on the next submission. */
  | { kind: 'edit' };

export function nextSubmit(state: SubmitState, event: SubmitEvent): SubmitState {
  switch (event.kind) {
    case 'send':
      return state.kind === 'idle' || state.kind === 'refused'
        ? { kind: 'sending', job: event.job }
        : state;
    case 'again':
      return state.kind === 'waiting' ? { kind: 'sending', job: state.job } : state;
    case 'answered':
      return state.kind === 'sending' ? { kind: 'done', revision: event.revision } : state;
    case 'failed':
      return state.kind === 'sending' ? afterFailure(state.job, event.failure) : state;
    case 'edit':
      return state.kind === 'done' || state.kind === 'sending' ? state : { kind: 'idle' };
  }
}

/** After a 401 and a failed renewal the job is kept too. It is sent when the page is opened again. */
function afterFailure(job: SubmitJob, failure: Failure): SubmitState {
  if (failure.kind !== 'problem' || mayPass(failure)) return { kind: 'waiting', job, failure };
  return { kind: 'refused', problem: failure.problem };
}

/** The job to store on the phone until the server has accepted or refused it. */
export function jobToKeep(state: SubmitState): SubmitJob | null {
  return state.kind === 'sending' || state.kind === 'waiting' ? state.job : null;
}

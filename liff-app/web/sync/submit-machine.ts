import * as z from 'zod/mini';
import type { ProblemBody } from '#contract/contract.ts';
import { isTransient } from '../api/api.ts';
import type { Failure } from '../api/api.ts';

/** A report on its way. Its id is made once and kept until the server has answered. */
export const submitJobSchema = z.object({
  submission: z.string(),
  follows: z.number(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
});
export type SubmitJob = z.infer<typeof submitJobSchema>;

export type SubmitState =
  | { kind: 'idle' }
  | { kind: 'sending'; job: SubmitJob }
  /** Not known whether it arrived: the same id goes again, so it can only arrive once. */
  | { kind: 'waiting'; job: SubmitJob; failure: Failure }
  | { kind: 'refused'; problem: ProblemBody }
  | { kind: 'done'; revision: number };

export type SubmitEvent =
  | { kind: 'send'; job: SubmitJob }
  | { kind: 'again' }
  | { kind: 'answered'; revision: number }
  | { kind: 'failed'; failure: Failure }
  /** Back to editing; what was sent may still have arrived, the server then says so. */
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

/** 401 after a failed renewal keeps the job too: it goes out when the page is opened again. */
function afterFailure(job: SubmitJob, failure: Failure): SubmitState {
  if (failure.kind !== 'problem' || isTransient(failure) || failure.problem.status === 401)
    return { kind: 'waiting', job, failure };
  return { kind: 'refused', problem: failure.problem };
}

/** Kept on the phone: as long as the server has not said yes or no. */
export function jobToKeep(state: SubmitState): SubmitJob | null {
  return state.kind === 'sending' || state.kind === 'waiting' ? state.job : null;
}

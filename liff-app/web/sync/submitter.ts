import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { DutyView } from '#contract/contract.ts';
import type { App } from '../app-context.ts';
import { removeSentReplies } from './reply-drafts.ts';
import { repliesKey, submitKey } from './storage-keys.ts';
import { jobToKeep, nextSubmit, submitJobSchema } from './submit-machine.ts';
import type { SubmitEvent, SubmitJob, SubmitState } from './submit-machine.ts';

export interface Submitter {
  state: ReadonlySignal<SubmitState>;
  send(report: Pick<SubmitJob, 'answers' | 'reasons' | 'replies' | 'copied'>): Promise<void>;
  resend(): Promise<void>;
  edit(): void;
  /** Repeats, under the same id, a submission of an earlier visit that got no response. */
  restore(): Promise<void>;
  /** Resolves when the running request has been answered. */
  close(): Promise<void>;
}

interface Options {
  app: App;
  person: string;
  duty: DutyView;
  onDone: () => Promise<void>;
}

export function createSubmitter({ app, person, duty, onDone }: Options): Submitter {
  const state = signal<SubmitState>({ kind: 'idle' });
  const key = submitKey({ person, duty: duty.id });

  const dispatch = async (event: SubmitEvent): Promise<void> => {
    const before = jobToKeep(state.peek());
    state.value = nextSubmit(state.peek(), event);
    const after = jobToKeep(state.peek());
    if (after !== before && after) await app.storage.set(key, after);
    else if (before && !after) await app.storage.remove(key);
  };

  let underWay = Promise.resolve();
  const run = (): Promise<void> => {
    underWay = send();
    return underWay;
  };

  const send = async (): Promise<void> => {
    const now = state.peek();
    if (now.kind !== 'sending') return;
    const answer = await app.api.call('duty.submit', { id: duty.id, ...now.job });
    if (!answer.ok) return dispatch({ kind: 'failed', failure: answer.failure });
    await dispatch({ kind: 'answered', revision: answer.value.revision });
    app.cache.clear();
    const replies = { key: repliesKey({ person, duty: duty.id }), sent: now.job.replies ?? [] };
    await removeSentReplies(app.storage, replies);
    await onDone();
  };

  const resend = async (): Promise<void> => {
    await dispatch({ kind: 'again' });
    await run();
  };

  const stopWatching = effect(() => {
    if (app.online.value && state.peek().kind === 'waiting') void resend();
  });

  return {
    state,
    close() {
      stopWatching();
      return underWay;
    },
    async send(report) {
      const job = { submission: crypto.randomUUID(), follows: duty.revision, ...report };
      await dispatch({ kind: 'send', job });
      await run();
    },
    resend,
    edit: () => void dispatch({ kind: 'edit' }),
    async restore() {
      const job = await app.storage.get(key, submitJobSchema);
      if (!job) return;
      state.value = nextSubmit(state.peek(), { kind: 'send', job });
      void run();
    },
  };
}

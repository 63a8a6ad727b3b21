import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { DutyView } from '#contract/contract.ts';
import type { App } from '../app-context.ts';
import { submitKey } from './storage-keys.ts';
import { jobToKeep, nextSubmit, submitJobSchema } from './submit-machine.ts';
import type { SubmitEvent, SubmitState } from './submit-machine.ts';

export interface Submitter {
  state: ReadonlySignal<SubmitState>;
  send(answers: Record<string, unknown>, reasons: Record<string, string>): Promise<void>;
  again(): Promise<void>;
  edit(): void;
  /** A report an earlier visit could not bring to an end goes out again under its own id. */
  restore(): Promise<void>;
  /** Through when what is on the way has been answered. */
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

  const move = async (event: SubmitEvent): Promise<void> => {
    const before = jobToKeep(state.peek());
    state.value = nextSubmit(state.peek(), event);
    const after = jobToKeep(state.peek());
    if (after !== before && after) await app.storage.set(key, after);
    else if (before && !after) await app.storage.remove(key);
  };

  let running = Promise.resolve();
  const run = (): Promise<void> => {
    running = send();
    return running;
  };

  const send = async (): Promise<void> => {
    const now = state.peek();
    if (now.kind !== 'sending') return;
    const answer = await app.api.call('duty.submit', { id: duty.id, ...now.job });
    if (!answer.ok) return move({ kind: 'failed', failure: answer.failure });
    await move({ kind: 'answered', revision: answer.value.revision });
    app.cache.clear();
    await onDone();
  };

  const again = async (): Promise<void> => {
    await move({ kind: 'again' });
    await run();
  };

  const stopWatching = effect(() => {
    if (app.online.value && state.peek().kind === 'waiting') void again();
  });

  return {
    state,
    close() {
      stopWatching();
      return running;
    },
    async send(answers, reasons) {
      const job = { submission: crypto.randomUUID(), follows: duty.revision, answers, reasons };
      await move({ kind: 'send', job });
      await run();
    },
    again,
    edit: () => void move({ kind: 'edit' }),
    async restore() {
      const job = await app.storage.get(key, submitJobSchema);
      if (!job) return;
      state.value = nextSubmit(state.peek(), { kind: 'send', job });
      void run();
    },
  };
}

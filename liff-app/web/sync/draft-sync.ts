import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { App } from '../app-context.ts';
import type { Lock } from './locks.ts';
import type { LocalDraft, OpenedDraft } from './merge-drafts.ts';
import { isOwnWrite, withSent, withoutFields } from './unconfirmed-writes.ts';
import type { UnconfirmedWrites } from './unconfirmed-writes.ts';
import { nextSyncQueue, nextSendIn, saveStatus, startQueue, unsaved, waits } from './sync-queue.ts';
import type { QueueEvent, SyncQueue, SaveStatus } from './sync-queue.ts';

export interface DraftSync {
  queue: ReadonlySignal<SyncQueue>;
  word: ReadonlySignal<SaveStatus>;
  edited(field: string): void;
  reasonsEdited(): void;
  choose(field: string, keepMine: boolean): void;
  retry(): void;
  /** Sends what waits now, and is through when it has been answered. */
  flush(): Promise<void>;
  forget(): Promise<void>;
  /** A last try unless the one before failed; through when it has been answered. */
  close(): Promise<void>;
}

interface Options {
  app: App;
  /** Once another has it, nothing is sent or kept from here any more. */
  turn: Lock;
  key: string;
  duty: string;
  opened: OpenedDraft;
  answers: Signal<Record<string, unknown>>;
  reasons: Signal<Record<string, string>>;
}

/** IndexedDB at once, the server about a second later, one request on the way at a time. */
export function createDraftSync({
  app,
  turn,
  key,
  duty,
  opened,
  answers,
  reasons,
}: Options): DraftSync {
  const queue = signal(startQueue(opened));
  let echoes: UnconfirmedWrites = opened.echoes ?? {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let closed = false;
  let over = false;

  const keep = () => {
    if (over || !turn.holds()) return;
    const { savedAt, reasons: said } = queue.peek();
    const local: LocalDraft = {
      answers: answers.peek(),
      reasons: reasons.peek(),
      savedAt: { ...savedAt },
      pending: unsaved(queue.peek()),
      reasonsPending: said !== 'kept',
      echoes: { ...echoes },
    };
    void app.storage.set(key, local);
  };

  const move = (event: QueueEvent) => {
    queue.value = nextSyncQueue(queue.peek(), event);
    keep();
    schedule();
  };

  const schedule = () => {
    clearTimeout(timer);
    const delay = over || closed ? null : nextSendIn(queue.peek());
    if (delay !== null) timer = setTimeout(() => void send(), delay);
  };

  const send = (): Promise<void> => {
    sending ??= sendInTurn();
    return sending;
  };

  const sendInTurn = async (): Promise<void> => {
    try {
      await turn.run(sendNow);
    } finally {
      sending = null;
    }
  };

  const sendNow = async (): Promise<void> => {
    const { pending, savedAt, reasons: said } = queue.peek();
    if (!waits(queue.peek())) return;
    const changes = pending.map((field) => ({
      field,
      value: answers.peek()[field] ?? null,
      seen: savedAt[field] ?? null,
    }));
    const hadSignal = app.online.peek();
    echoes = withSent(echoes, changes);
    move({ kind: 'sent' });
    const answer = await app.api.call('draft.save', {
      id: duty,
      changes,
      ...(said === 'pending' ? { reasons: reasons.peek() } : {}),
    });
    if (over || !turn.holds()) return;
    if (!answer.ok) {
      move({ kind: 'failed', failure: answer.failure });
      // The signal came back while this was being lost: no reason to wait.
      if (!hadSignal && app.online.peek()) setTimeout(retry);
      return;
    }
    const { saved, refused } = answer.value;
    const found = answer.value.conflicts.map(({ field, value, at }) => ({
      field,
      theirs: value,
      at,
    }));
    const own = found.filter((one) => isOwnWrite(echoes, one));
    echoes = withoutFields(
      echoes,
      changes.map((change) => change.field),
    );
    const heard = Object.fromEntries(own.map(({ field, at }) => [field, at]));
    const conflicts = found.filter((one) => !own.includes(one));
    move({ kind: 'answered', saved: { ...saved, ...heard }, conflicts, refused });
    // Known now: what was typed on here since may be saved over it.
    for (const { field } of own) move({ kind: 'edited', field });
  };

  const retry = () => {
    if (closed) return;
    queue.value = nextSyncQueue(queue.peek(), { kind: 'retry' });
    void send();
  };
  // The signal is back: what waits goes at once, whether it was tried before or not.
  const stopWatching = effect(() => {
    if (app.online.value) untracked(retry);
  });

  keep();
  schedule();
  return {
    queue,
    word: computed(() => saveStatus(queue.value)),
    edited: (field) => move({ kind: 'edited', field }),
    reasonsEdited: () => move({ kind: 'reasoned' }),
    choose(field, keepMine) {
      const theirs = queue.peek().conflicts.find((conflict) => conflict.field === field)?.theirs;
      if (!keepMine) answers.value = { ...answers.peek(), [field]: theirs };
      move({ kind: 'chose', field, keepMine });
    },
    retry,
    async flush() {
      clearTimeout(timer);
      const before = sending;
      await before;
      // Lost just now: another try at once would be lost too.
      if (!before || !queue.peek().failure) await send();
    },
    async forget() {
      over = true;
      clearTimeout(timer);
      await app.storage.remove(key);
    },
    async close() {
      stopWatching();
      closed = true;
      clearTimeout(timer);
      await (over || queue.peek().failure ? sending : send());
    },
  };
}

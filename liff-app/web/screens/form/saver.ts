import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { App } from '../../app-context.ts';
import type { LocalDraft, OpenedDraft } from './draft-merge.ts';
import { nextQueue, nextSendIn, saveWord, startQueue } from './save-queue.ts';
import type { QueueEvent, SaveQueue, SaveWord } from './save-queue.ts';

export interface Saver {
  queue: ReadonlySignal<SaveQueue>;
  word: ReadonlySignal<SaveWord>;
  edited(field: string): void;
  reasonsEdited(): void;
  choose(field: string, keepMine: boolean): void;
  retry(): void;
  /** Sends what waits now, and is through when it has been answered. */
  flush(): Promise<void>;
  forget(): Promise<void>;
  close(): void;
}

interface Options {
  app: App;
  key: string;
  duty: string;
  opened: OpenedDraft;
  answers: Signal<Record<string, unknown>>;
  reasons: Signal<Record<string, string>>;
}

/** IndexedDB at once, the server about a second later, one request on the way at a time. */
export function createSaver({ app, key, duty, opened, answers, reasons }: Options): Saver {
  const queue = signal(startQueue(opened));
  let reasonsPending = opened.reasonsPending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let over = false;

  const keep = () => {
    if (over) return;
    const { pending, inFlight, savedAt, conflicts } = queue.peek();
    const unsent = [...new Set([...pending, ...inFlight, ...conflicts.map((one) => one.field)])];
    const local: LocalDraft = {
      answers: answers.peek(),
      reasons: reasons.peek(),
      savedAt: { ...savedAt },
      pending: unsent,
      reasonsPending,
    };
    void app.storage.set(key, local);
  };

  const move = (event: QueueEvent) => {
    queue.value = nextQueue(queue.peek(), event);
    keep();
    schedule();
  };

  const schedule = () => {
    clearTimeout(timer);
    const delay = over ? null : nextSendIn(queue.peek());
    if (delay !== null) timer = setTimeout(() => void send(), delay);
    else if (reasonsPending && !over && !queue.peek().failure && queue.peek().inFlight.length === 0)
      timer = setTimeout(() => void send(), 900);
  };

  const send = async (): Promise<void> => {
    if (sending) return sending;
    sending = sendNow().finally(() => {
      sending = null;
    });
    return sending;
  };

  const sendNow = async (): Promise<void> => {
    const { pending, savedAt } = queue.peek();
    if (pending.length === 0 && !reasonsPending) return;
    const changes = pending.map((field) => ({
      field,
      value: answers.peek()[field] ?? null,
      seen: savedAt[field] ?? null,
    }));
    const withReasons = reasonsPending;
    reasonsPending = false;
    move({ kind: 'sent' });
    const answer = await app.api.call('draft.save', {
      id: duty,
      changes,
      ...(withReasons ? { reasons: reasons.peek() } : {}),
    });
    if (over) return;
    if (!answer.ok) {
      reasonsPending ||= withReasons;
      return move({ kind: 'failed', failure: answer.failure });
    }
    const conflicts = answer.value.conflicts.map(({ field, value, at }) => ({
      field,
      theirs: value,
      at,
    }));
    move({ kind: 'answered', saved: answer.value.saved, conflicts, refused: answer.value.refused });
  };

  const stopWatching = effect(() => {
    if (app.online.value && queue.peek().failure) retry();
  });
  const retry = () => {
    queue.value = nextQueue(queue.peek(), { kind: 'retry' });
    void send();
  };

  schedule();
  return {
    queue,
    word: computed(() => saveWord(queue.value)),
    edited: (field) => move({ kind: 'edited', field }),
    reasonsEdited() {
      reasonsPending = true;
      keep();
      schedule();
    },
    choose(field, keepMine) {
      const theirs = queue.peek().conflicts.find((one) => one.field === field)?.theirs;
      if (!keepMine) answers.value = { ...answers.peek(), [field]: theirs };
      move({ kind: 'chose', field, keepMine });
    },
    retry,
    async flush() {
      clearTimeout(timer);
      await sending;
      await send();
    },
    async forget() {
      over = true;
      clearTimeout(timer);
      await app.storage.remove(key);
    },
    close() {
      stopWatching();
      if (!over) void send();
      over = over || queue.peek().pending.length === 0;
      clearTimeout(timer);
    },
  };
}

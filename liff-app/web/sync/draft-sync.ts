import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Input, Output } from '#contract/contract.ts';
import type { App } from '../app-context.ts';
import type { Lock } from './locks.ts';
import type { LocalDraft, OpenedDraft } from './merge-drafts.ts';
import { isOwnWrite, withSent, withoutFields } from './unconfirmed-writes.ts';
import type { UnconfirmedWrites } from './unconfirmed-writes.ts';
import {
  hasUnsentChanges,
  nextSendIn,
  nextSyncQueue,
  saveStatus,
  startQueue,
  unsavedFields,
} from './sync-queue.ts';
import type { QueueEvent, SaveStatus, SyncQueue } from './sync-queue.ts';

/** Stores the answers of one form on the phone and sends them to the server. */
export interface DraftSync {
  queue: ReadonlySignal<SyncQueue>;
  status: ReadonlySignal<SaveStatus>;
  edited(field: string): void;
  reasonsEdited(): void;
  /** Resolves a conflict with the value of this phone or of the server. */
  choose(field: string, keepMine: boolean): void;
  retry(): void;
  /** Sends pending changes now. Resolves when the server has answered. */
  flush(): Promise<void>;
  /** Deletes the draft on this phone; nothing is stored after this. */
  discard(): Promise<void>;
  /** Sends once more unless the last attempt failed. Resolves when the server has answered. */
  close(): Promise<void>;
}

interface Options {
  app: App;
  /** Without this lock it neither sends nor stores. */
  lock: Lock;
  key: string;
  duty: string;
  opened: OpenedDraft;
  answers: Signal<Record<string, unknown>>;
  reasons: Signal<Record<string, string>>;
  /** Fields copied from the last report and not looked at. All are sent with every save. */
  copied: Signal<readonly string[]>;
}

interface DraftSyncState extends Options {
  queue: Signal<SyncQueue>;
  unconfirmed: UnconfirmedWrites;
  /** After closing: no new timer and no retry. After discarding: nothing is stored either. */
  phase: 'open' | 'closed' | 'discarded';
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: Promise<void> | null;
}

/** Stores each change in IndexedDB immediately and sends it 900 ms later, one request at a time. */
export function createDraftSync(options: Options): DraftSync {
  const state: DraftSyncState = {
    ...options,
    queue: signal(startQueue(options.opened)),
    unconfirmed: options.opened.echoes ?? {},
    phase: 'open',
    timer: undefined,
    sending: null,
  };
  // When the signal returns or the person has signed in again, it sends without waiting for the back-off.
  const stopWatching = effect(() => {
    const { online, session } = options.app;
    if (online.value && !session.expired.value) untracked(() => retry(state));
  });
  store(state);
  schedule(state);
  return {
    queue: state.queue,
    status: computed(() => saveStatus(state.queue.value)),
    edited: (field) => dispatch(state, { kind: 'edited', field }),
    reasonsEdited: () => dispatch(state, { kind: 'reasonEdited' }),
    choose: (field, keepMine) => choose(state, { field, keepMine }),
    retry: () => retry(state),
    flush: () => flush(state),
    discard: () => discard(state),
    close() {
      stopWatching();
      return close(state);
    },
  };
}

function dispatch(state: DraftSyncState, event: QueueEvent): void {
  state.queue.value = nextSyncQueue(state.queue.peek(), event);
  store(state);
  schedule(state);
}

function store({
  app,
  lock,
  key,
  answers,
  reasons,
  copied,
  phase,
  ...state
}: DraftSyncState): void {
  if (phase === 'discarded' || !lock.isHeld()) return;
  const queue = state.queue.peek();
  const local: LocalDraft = {
    answers: answers.peek(),
    reasons: reasons.peek(),
    savedAt: { ...queue.savedAt },
    pending: unsavedFields(queue),
    reasonsPending: queue.reasons !== 'saved',
    copied: [...copied.peek()],
    echoes: { ...state.unconfirmed },
  };
  void app.storage.set(key, local);
}

function schedule(state: DraftSyncState): void {
  clearTimeout(state.timer);
  const delay = state.phase === 'open' ? nextSendIn(state.queue.peek()) : null;
  if (delay !== null) state.timer = setTimeout(() => void send(state), delay);
}

/** Waits for the running request if there is one. */
function send(state: DraftSyncState): Promise<void> {
  state.sending ??= sendLocked(state);
  return state.sending;
}

async function sendLocked(state: DraftSyncState): Promise<void> {
  try {
    await state.lock.run(() => sendChanges(state));
  } finally {
    state.sending = null;
  }
}

async function sendChanges(state: DraftSyncState): Promise<void> {
  const { app, lock } = state;
  if (!hasUnsentChanges(state.queue.peek())) return;
  const request = saveRequest(state);
  const wasOnline = app.online.peek();
  state.unconfirmed = withSent(state.unconfirmed, request.changes);
  dispatch(state, { kind: 'sent' });
  const answer = await app.api.call('draft.save', request);
  if (state.phase === 'discarded' || !lock.isHeld()) return;
  if (answer.ok) return acceptAnswer(state, { sent: request.changes, result: answer.value });
  dispatch(state, { kind: 'failed', failure: answer.failure });
  // The signal returned while this request was failing, so the back-off is skipped.
  if (!wasOnline && app.online.peek()) setTimeout(() => retry(state));
}

type Change = { field: string; value: unknown; seen: string | null };

function saveRequest({ duty, answers, reasons, copied, queue }: DraftSyncState) {
  const { pending, savedAt, reasons: reasonsState } = queue.peek();
  const changes = pending.map((field): Change => ({
    field,
    value: answers.peek()[field] ?? null,
    seen: savedAt[field] ?? null,
  }));
  return {
    id: duty,
    changes,
    copied: [...copied.peek()],
    ...(reasonsState === 'pending' ? { reasons: reasons.peek() } : {}),
  } satisfies Input<'draft.save'>;
}

/** A conflict with a value that this phone sent earlier is no conflict: only the response was lost. */
function acceptAnswer(
  state: DraftSyncState,
  { sent, result }: { sent: readonly Change[]; result: Output<'draft.save'> },
): void {
  const reported = result.conflicts.map(({ field, value, at, by }) => ({
    field,
    theirs: value,
    at,
    by,
  }));
  const ownWrites = reported.filter((conflict) => isOwnWrite(state.unconfirmed, conflict));
  state.unconfirmed = withoutFields(
    state.unconfirmed,
    sent.map((change) => change.field),
  );
  dispatch(state, {
    kind: 'answered',
    saved: {
      ...result.saved,
      ...Object.fromEntries(ownWrites.map(({ field, at }) => [field, at])),
    },
    conflicts: reported.filter((conflict) => !ownWrites.includes(conflict)),
    refused: result.refused,
  });
  // The server has an older value of this phone, so the newest one is sent.
  for (const { field } of ownWrites) dispatch(state, { kind: 'edited', field });
}

function choose(
  state: DraftSyncState,
  { field, keepMine }: { field: string; keepMine: boolean },
): void {
  const { answers, queue } = state;
  const theirs = queue.peek().conflicts.find((conflict) => conflict.field === field)?.theirs;
  if (!keepMine) answers.value = { ...answers.peek(), [field]: theirs };
  dispatch(state, { kind: 'chose', field, keepMine });
}

function retry(state: DraftSyncState): void {
  if (state.phase !== 'open') return;
  state.queue.value = nextSyncQueue(state.queue.peek(), { kind: 'retry' });
  void send(state);
}

async function flush(state: DraftSyncState): Promise<void> {
  clearTimeout(state.timer);
  const underWay = state.sending;
  await underWay;
  // If the running request has just failed, another one would fail too.
  if (!underWay || !state.queue.peek().failure) await send(state);
}

async function discard(state: DraftSyncState): Promise<void> {
  state.phase = 'discarded';
  clearTimeout(state.timer);
  await state.app.storage.remove(state.key);
}

async function close(state: DraftSyncState): Promise<void> {
  clearTimeout(state.timer);
  if (state.phase === 'open') state.phase = 'closed';
  const mustSend = state.phase === 'closed' && !state.queue.peek().failure;
  await (mustSend ? send(state) : state.sending);
}

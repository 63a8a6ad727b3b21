import { effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { backOff, isUnauthorized, mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { Storage } from './storage.ts';
import { sendFile } from '../api/upload.ts';
import { shrinkImage } from '../shrink.ts';
import { attachedName } from './attached-name.ts';
import type { Lock, Locks } from './locks.ts';
import { photoPrefix } from './storage-keys.ts';

export type PhotoState = 'waiting' | 'sending' | 'failed' | 'sent';

export interface QueuedFile {
  id: string;
  field: string;
  name: string;
  type: string;
  /** Object URL of the file on this phone. */
  url: string;
  state: PhotoState;
  percent: number;
  failure: Failure | null;
}

export interface UploadQueue {
  files: ReadonlySignal<ReadonlyMap<string, QueuedFile>>;
  /**
   * Stores the file on the phone and returns its id for the form. The bytes are sent later. Null when the
   * file is too large.
   */
  add(file: File, target: { field: string }): Promise<{ id: string; name: string } | null>;
  retry(id: string): void;
  retryAll(): void;
  remove(id: string): Promise<void>;
  /** Adds the files that an earlier visit could not send. */
  restore(): Promise<void>;
  /** Sends the waiting files now. Resolves when each has been answered. */
  flush(): Promise<void>;
  /** Waits for the file that is being sent, and starts no other. */
  close(): Promise<void>;
}

interface Options {
  storage: Storage;
  person: string;
  duty: string;
  renew: () => Promise<boolean>;
  online: ReadonlySignal<boolean>;
  locks: Locks;
  /** True when an answer names the file, because a removed photo is not sent. Reads signals. */
  isNamed: (id: string) => boolean;
}

export const storedFileSchema = z.object({
  field: z.string(),
  name: z.string(),
  blob: z.instanceof(Blob),
});
type StoredFile = z.infer<typeof storedFileSchema>;

interface UploadState extends Options {
  files: Signal<ReadonlyMap<string, QueuedFile>>;
  blobs: Map<string, Blob>;
  prefix: string;
  lock: Lock;
  isSending: boolean;
  /** Resolves when the files that are being sent have been answered. */
  sending: Promise<void>;
  /** The number of runs in a row that lost a file to the network. It sets the back-off. */
  failures: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  closed: boolean;
}

/** Sends the photos and files of one form one at a time. Each has its own state and retry. */
export function createUploadQueue(options: Options): UploadQueue {
  const state = startUploads(options);
  // When the signal returns, failed files are retried automatically.
  const stopWatchingSignal = effect(() => {
    if (options.online.value) queueMicrotask(() => retryAll(state));
  });
  const stopWatchingFiles = effect(() => {
    if (nextToSend(state.files.value, options.isNamed)) queueMicrotask(() => void sendAll(state));
  });
  return {
    files: state.files,
    flush: () => sendAll(state),
    add: (file, { field }) => add(state, { file, field }),
    retry(id) {
      update(state, { id, state: 'waiting' });
      void sendAll(state);
    },
    retryAll: () => retryAll(state),
    remove: (id) => remove(state, id),
    restore: () => restore(state),
    close() {
      stopWatchingSignal();
      stopWatchingFiles();
      return close(state);
    },
  };
}

function startUploads(options: Options): UploadState {
  const prefix = photoPrefix(options);
  return {
    ...options,
    files: signal(new Map()),
    blobs: new Map(),
    prefix,
    lock: options.locks.take(prefix),
    isSending: false,
    sending: Promise.resolve(),
    failures: 0,
    timer: undefined,
    closed: false,
  };
}

type Change = { id: string } & Partial<QueuedFile>;

function update({ files }: UploadState, { id, ...change }: Change): void {
  const file = files.peek().get(id);
  if (file) files.value = new Map(files.peek()).set(id, { ...file, ...change });
}

async function add(
  state: UploadState,
  { file, field }: { file: File; field: string },
): Promise<{ id: string; name: string } | null> {
  const blob = await shrinkImage(file);
  if (blob.size > limits.picture.bytes) return null;
  const id = crypto.randomUUID();
  const name = attachedName({ name: file.name, isShrunk: blob !== file });
  await state.storage.set(state.prefix + id, { field, name, blob });
  enqueue(state, { id, field, name, blob });
  void sendAll(state);
  return { id, name };
}

function enqueue(state: UploadState, { id, field, name, blob }: StoredFile & { id: string }): void {
  const { files, blobs } = state;
  blobs.set(id, blob);
  const file: QueuedFile = {
    id,
    field,
    name,
    type: blob.type,
    url: URL.createObjectURL(blob),
    state: 'waiting',
    percent: 0,
    failure: null,
  };
  files.value = new Map(files.peek()).set(id, file);
}

async function restore(state: UploadState): Promise<void> {
  const { storage, prefix } = state;
  for (const [key, file] of await storage.list(prefix, storedFileSchema))
    enqueue(state, { id: key.slice(prefix.length), ...file });
  void sendAll(state);
}

async function remove({ files, storage, prefix }: UploadState, id: string): Promise<void> {
  const remaining = new Map(files.peek());
  remaining.delete(id);
  files.value = remaining;
  await storage.remove(prefix + id);
}

function retryAll(state: UploadState): void {
  for (const file of state.files.peek().values())
    if (file.state === 'failed') update(state, { id: file.id, state: 'waiting' });
  void sendAll(state);
}

/** Waits for the files that are being sent, if there are any. */
function sendAll(state: UploadState): Promise<void> {
  if (!state.isSending) state.sending = sendWaiting(state);
  return state.sending;
}

async function sendWaiting(state: UploadState): Promise<void> {
  const { files, blobs, lock, isNamed } = state;
  const next = () => (state.closed || !lock.isHeld() ? null : nextToSend(files.peek(), isNamed));
  state.isSending = true;
  for (let file = next(); file; file = next()) {
    const current = file;
    const blob = blobs.get(current.id);
    if (blob) await lock.run(() => sendQueued(state, { file: current, blob }));
    else update(state, { id: current.id, state: 'failed' });
  }
  state.isSending = false;
  scheduleRetry(state);
}

async function sendQueued(
  state: UploadState,
  { file, blob }: { file: QueuedFile; blob: Blob },
): Promise<void> {
  const { storage } = state;
  const key = state.prefix + file.id;
  // An earlier holder of the lock or another tab may have sent it already.
  if (!(await storage.get(key, storedFileSchema)))
    return update(state, { id: file.id, state: 'sent', percent: 100 });
  update(state, { id: file.id, state: 'sending', percent: 0, failure: null });
  const answer = await uploadWithRenewal(state, { file, blob });
  if (!answer.ok) return update(state, { id: file.id, state: 'failed', failure: answer.failure });
  update(state, { id: file.id, state: 'sent', percent: 100 });
  await storage.remove(key);
}

/** Renews the session once when the server answers 401. */
async function uploadWithRenewal(
  state: UploadState,
  { file, blob }: { file: QueuedFile; blob: Blob },
) {
  const upload = {
    duty: state.duty,
    field: file.field,
    attachment: file.id,
    file: blob,
    name: file.name,
    onProgress: (percent: number) => update(state, { id: file.id, percent }),
  };
  const answer = await sendFile(upload);
  if (answer.ok || !isUnauthorized(answer.failure) || !(await state.renew())) return answer;
  return sendFile(upload);
}

/** Files lost to a weak signal are retried with growing back-off; refused files are not. */
function scheduleRetry(state: UploadState): void {
  clearTimeout(state.timer);
  const wasLost = [...state.files.peek().values()].some(
    ({ failure }) => failure && mayPass(failure),
  );
  state.failures = wasLost ? state.failures + 1 : 0;
  if (wasLost && !state.closed)
    state.timer = setTimeout(() => retryAll(state), backOff(state.failures));
}

async function close(state: UploadState): Promise<void> {
  state.closed = true;
  clearTimeout(state.timer);
  await state.sending;
  for (const { url } of state.files.peek().values()) URL.revokeObjectURL(url);
  state.lock.release();
}

function nextToSend(
  files: ReadonlyMap<string, QueuedFile>,
  isNamed: (id: string) => boolean,
): QueuedFile | null {
  return [...files.values()].find((file) => file.state === 'waiting' && isNamed(file.id)) ?? null;
}

import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { backOff, isTransient } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { Storage } from './storage.ts';
import { sendFile } from '../api/upload.ts';
import { shrinkImage } from '../shrink.ts';
import type { Locks } from './locks.ts';
import { photoPrefix } from './storage-keys.ts';

export type PhotoState = 'waiting' | 'sending' | 'failed' | 'sent';

export interface QueuedFile {
  id: string;
  field: string;
  name: string;
  type: string;
  /** Object URL of what lies on this phone. */
  url: string;
  state: PhotoState;
  percent: number;
  failure: Failure | null;
}

export interface UploadQueue {
  files: ReadonlySignal<ReadonlyMap<string, QueuedFile>>;
  /** Kept on the phone first; the ref goes into the answer at once, the bytes follow. */
  add(file: File, at: { field: string }): Promise<{ id: string; name: string } | null>;
  retry(id: string): void;
  retryAll(): void;
  forget(id: string): Promise<void>;
  /** What an earlier visit could not send. */
  restore(): Promise<void>;
  /** Sends what waits now, and is through when each has been answered. */
  flush(): Promise<void>;
  /** The file on its way is still waited for. */
  close(): Promise<void>;
}

interface Options {
  storage: Storage;
  person: string;
  duty: string;
  renew: () => Promise<boolean>;
  online: ReadonlySignal<boolean>;
  turns: Locks;
  /** Whether an answer names the file now: a photo taken out again is not sent. Reads signals. */
  isNamed: (id: string) => boolean;
}

export const keptFileSchema = z.object({
  field: z.string(),
  name: z.string(),
  blob: z.instanceof(Blob),
});
const maxBytes = limits.picture.bytes;

/** Photos and files of one form: each with its own state and retry, one on the line at a time. */
export function createUploadQueue(options: Options): UploadQueue {
  const { storage, person, duty, renew, online, turns, isNamed } = options;
  const files = signal<ReadonlyMap<string, QueuedFile>>(new Map());
  const blobs = new Map<string, Blob>();
  const prefix = photoPrefix({ person, duty });
  const turn = turns.take(prefix);
  let busy = false;
  let pumping = Promise.resolve();
  let failures = 0;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const change = (id: string, part: Partial<QueuedFile>) => {
    const file = files.peek().get(id);
    if (file) files.value = new Map(files.peek()).set(id, { ...file, ...part });
  };

  const shelve = (id: string, { field, name, blob }: z.infer<typeof keptFileSchema>) => {
    blobs.set(id, blob);
    const url = URL.createObjectURL(blob);
    const file: QueuedFile = {
      id,
      field,
      name,
      type: blob.type,
      url,
      state: 'waiting',
      percent: 0,
      failure: null,
    };
    files.value = new Map(files.peek()).set(id, file);
  };

  const sendOne = async (file: QueuedFile, blob: Blob): Promise<void> => {
    // Another turn, or another tab, has brought it there meanwhile.
    if (!(await storage.get(prefix + file.id, keptFileSchema)))
      return change(file.id, { state: 'sent', percent: 100 });
    change(file.id, { state: 'sending', percent: 0, failure: null });
    const attempt = () =>
      sendFile({
        duty,
        field: file.field,
        attachment: file.id,
        file: blob,
        name: file.name,
        onProgress: (percent) => change(file.id, { percent }),
      });
    let answer = await attempt();
    if (
      !answer.ok &&
      answer.failure.kind === 'problem' &&
      answer.failure.problem.status === 401 &&
      (await renew())
    )
      answer = await attempt();
    if (!answer.ok) return change(file.id, { state: 'failed', failure: answer.failure });
    change(file.id, { state: 'sent', percent: 100 });
    await storage.remove(prefix + file.id);
  };

  const pump = (): Promise<void> => {
    if (!busy) pumping = pumpNow();
    return pumping;
  };

  const next = () => (over || !turn.holds() ? null : nextToSend(files.peek(), isNamed));

  const pumpNow = async (): Promise<void> => {
    busy = true;
    for (let file = next(); file; file = next()) {
      const one = file;
      const blob = blobs.get(one.id);
      if (blob) await turn.run(() => sendOne(one, blob));
      else change(one.id, { state: 'failed' });
    }
    busy = false;
    comeBack();
  };

  /** A weak signal is no refusal: tried again by itself, ever more slowly. */
  const comeBack = () => {
    clearTimeout(timer);
    const lost = [...files.peek().values()].some(({ failure }) => failure && isTransient(failure));
    failures = lost ? failures + 1 : 0;
    if (lost && !over) timer = setTimeout(retryAll, backOff(failures));
  };

  const retryAll = () => {
    for (const { id, state } of files.peek().values())
      if (state === 'failed') change(id, { state: 'waiting' });
    void pump();
  };

  // The signal is back: what could not go goes, without being asked.
  const stopWatching = effect(() => {
    if (online.value) queueMicrotask(retryAll);
  });

  const stopSending = effect(() => {
    if (nextToSend(files.value, isNamed)) queueMicrotask(() => void pump());
  });

  return {
    files,
    flush: pump,
    async close() {
      over = true;
      stopWatching();
      stopSending();
      clearTimeout(timer);
      await pumping;
      for (const { url } of files.peek().values()) URL.revokeObjectURL(url);
      turn.end();
    },
    async add(file, { field }) {
      const blob = await shrinkImage(file);
      if (blob.size > maxBytes) return null;
      const id = crypto.randomUUID();
      const name = file.name.slice(0, 120);
      await storage.set(prefix + id, { field, name, blob });
      shelve(id, { field, name, blob });
      void pump();
      return { id, name };
    },
    retry(id) {
      change(id, { state: 'waiting' });
      void pump();
    },
    retryAll,
    async forget(id) {
      const left = new Map(files.peek());
      left.delete(id);
      files.value = left;
      await storage.remove(prefix + id);
    },
    async restore() {
      for (const [key, file] of await storage.list(prefix, keptFileSchema))
        shelve(key.slice(prefix.length), file);
      void pump();
    },
  };
}

function nextToSend(
  files: ReadonlyMap<string, QueuedFile>,
  isNamed: (id: string) => boolean,
): QueuedFile | null {
  return [...files.values()].find((file) => file.state === 'waiting' && isNamed(file.id)) ?? null;
}

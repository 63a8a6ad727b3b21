import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';
import type { Storage } from '#web/sync/storage.ts';

/** Unsent comments by path in the report, stored on the phone. */
export interface CommentDrafts {
  texts: ReadonlySignal<Readonly<Record<string, string>>>;
  put(path: string, text: string): void;
  clear(): Promise<void>;
  restore(): Promise<void>;
}

const storedSchema = z.record(z.string(), z.string());

export function createCommentDrafts({
  storage,
  key,
}: {
  storage: Storage;
  key: string;
}): CommentDrafts {
  const texts = signal<Readonly<Record<string, string>>>({});
  return {
    texts,
    put(path, text) {
      const { [path]: _old, ...rest } = texts.peek();
      texts.value = text.trim() === '' ? rest : { ...rest, [path]: text.trim() };
      void storage.set(key, texts.peek());
    },
    async clear() {
      texts.value = {};
      await storage.remove(key);
    },
    async restore() {
      texts.value = (await storage.get(key, storedSchema)) ?? {};
    },
  };
}

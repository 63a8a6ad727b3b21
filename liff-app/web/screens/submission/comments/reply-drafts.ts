import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';

const unsentSchema = z.object({ id: z.string(), text: z.string() });
type Unsent = z.infer<typeof unsentSchema>;
const storedSchema = z.record(z.string(), unsentSchema);

/** Unsent replies, one per comment, stored on the phone on every input. */
export interface ReplyDrafts {
  texts: ReadonlySignal<Readonly<Record<string, Unsent>>>;
  /**
   * Changing the text makes a new id. Sending the same text again uses the same id, so it is stored once.
   */
  put(comment: string, text: string): void;
  drop(comment: string): void;
  restore(): Promise<void>;
}

/** The part of `Storage` needed here. */
interface Shelf {
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
}

interface Options {
  storage: Shelf;
  key: string;
  newId?: () => string;
}

/** Storage key of a report's reply drafts; the form and the report page share it. */
export function replyDraftsKey({ person, duty }: { person: string; duty: string }): string {
  return `replies:${person}:${duty}`;
}

export function createReplyDrafts({
  storage,
  key,
  newId = () => crypto.randomUUID(),
}: Options): ReplyDrafts {
  const texts = signal<Readonly<Record<string, Unsent>>>({});
  const keep = (next: Readonly<Record<string, Unsent>>): void => {
    texts.value = next;
    void storage.set(key, next);
  };
  const without = (comment: string): Record<string, Unsent> => {
    const { [comment]: _gone, ...rest } = texts.peek();
    return rest;
  };
  return {
    texts,
    put(comment, text) {
      const known = texts.peek()[comment];
      if (known?.text === text) return;
      keep({ ...without(comment), [comment]: { id: newId(), text } });
    },
    drop: (comment) => keep(without(comment)),
    async restore() {
      texts.value = (await storage.get(key, storedSchema)) ?? {};
    },
  };
}

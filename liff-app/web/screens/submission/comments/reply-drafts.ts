import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';

const unsentSchema = z.object({ id: z.string(), text: z.string() });
type Unsent = z.infer<typeof unsentSchema>;
const storedSchema = z.record(z.string(), unsentSchema);

/** Answers begun and not sent, one a comment: kept on the phone with every letter. */
export interface ReplyDrafts {
  texts: ReadonlySignal<Readonly<Record<string, Unsent>>>;
  /**
   * Every change of the words is a new answer with an id of its own; trying again without one is the
   * same answer, however often it is sent.
   */
  put(comment: string, text: string): void;
  drop(comment: string): void;
  restore(): Promise<void>;
}

/** What is needed of the phone's storage. */
interface Shelf {
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
}

interface Options {
  storage: Shelf;
  key: string;
  newId?: () => string;
}

/** One place on the phone for the answers begun to a report, wherever they are typed. */
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

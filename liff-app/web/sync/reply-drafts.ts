import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as z from 'zod/mini';
import type { SentReply } from './submit-machine.ts';

const unsentSchema = z.object({ id: z.string(), text: z.string() });
type Unsent = z.infer<typeof unsentSchema>;
const storedRepliesSchema = z.record(z.string(), unsentSchema);

/** Unsent replies, one for each comment, stored on the phone on every input. */
export interface ReplyDrafts {
  texts: ReadonlySignal<Readonly<Record<string, Unsent>>>;
  /**
   * Changing the text makes a new id. Sending the same text again uses the same id, so it is stored once.
   */
  put(comment: string, text: string): void;
  drop(comment: string): void;
  restore(): Promise<void>;
}

/** The part of `Storage` that is needed here. */
interface Shelf {
  get<S extends z.ZodMiniType>(key: string, schema: S): Promise<z.infer<S> | null>;
  set(key: string, value: unknown): Promise<boolean>;
}

interface Options {
  storage: Shelf;
  key: string;
  newId?: () => string;
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
      texts.value = (await storage.get(key, storedRepliesSchema)) ?? {};
    },
  };
}

/** Removes the replies that were sent with a report. A text changed after that has another id and stays. */
export async function removeSentReplies(
  storage: Shelf,
  { key, sent }: { key: string; sent: readonly SentReply[] },
): Promise<void> {
  if (sent.length === 0) return;
  const stored = (await storage.get(key, storedRepliesSchema)) ?? {};
  const ids = new Set(sent.map(({ reply }) => reply));
  await storage.set(
    key,
    Object.fromEntries(Object.entries(stored).filter(([, { id }]) => !ids.has(id))),
  );
}

import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxStore } from '#models/inbox.ts';

interface Options {
  inbox: Pick<InboxStore, 'done' | 'claim' | 'release'>;
  owner: string;
  wallClock: () => Date;
  onError: (error: unknown) => void;
}

/** What is finished within this time is written together. */
const gatherMs = 10;
/** After a failed write, wait this long before the next try. */
const afterFailureMs = 1_000;
/** Stopping waits for this many writes; what is left is handled once more, which does no harm. */
const roundsWhenStopping = 3;
/** Short: what a dead process held is answered while its reply tokens live. */
const leaseMs = 12_000;

/**
 * Bookkeeping of handled events, gathered: one write says many are done, one gives many claims back.
 * A crash in between handles the last few once more, which does no harm: effects happen once, and a
 * used reply token answers nobody twice.
 */
export function createAckBatcher({ inbox, owner, wallClock, onError }: Options) {
  const handled = new Set<string>();
  const idle = new Map<string, Date>();
  const leaving = new Set<string>();
  let writing: Promise<void> | null = null;

  const take = createBatcher<string, { until: Date; taken: ReadonlySet<string> }>({
    work: async (sources) => {
      const now = wallClock();
      const until = new Date(now.getTime() + leaseMs);
      return { until, taken: await inbox.claim(sources, { owner, now, until }) };
    },
  });

  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    const events = [...handled];
    const sources = [...idle.keys()];
    idle.clear();
    for (const source of sources) leaving.add(source);
    await inbox.done(events, wallClock());
    for (const id of events) handled.delete(id);
    await inbox.release(sources, owner);
    for (const source of sources) leaving.delete(source);
  };

  const schedule = (): void => {
    if (writing) return;
    writing = flush()
      .catch(async (error: unknown) => {
        leaving.clear();
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, afterFailureMs));
      })
      .finally(() => {
        writing = null;
        if (handled.size + idle.size > 0) schedule();
      });
  };

  return {
    isHandled: (id: string): boolean => handled.has(id),
    finish(id: string): void {
      handled.add(id);
      schedule();
    },
    /** Ours already, or taken now; null when another process has it. */
    async claim(source: string): Promise<Date | null> {
      const now = wallClock();
      const held = idle.get(source);
      if (held && held.getTime() - now.getTime() > leaseMs / 2) {
        idle.delete(source);
        return held;
      }
      // A release under way must not take away what is claimed meanwhile.
      if (leaving.has(source)) await writing;
      const { until, taken } = await take(source);
      return taken.has(source) ? until : null;
    },
    /** While the work on a source lasts, its claim does. */
    renewLeases(source: string): () => void {
      const timer = setInterval(() => {
        take(source).catch(onError);
      }, leaseMs / 4);
      return () => clearInterval(timer);
    },
    release(source: string, until: Date): void {
      idle.set(source, until);
      schedule();
    },
    /** Everything finished is written, as far as the store is there to be written to. */
    async settled(): Promise<void> {
      for (let round = 0; writing && round < roundsWhenStopping; round += 1) await writing;
    },
  };
}

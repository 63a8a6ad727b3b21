import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxStore } from '#models/inbox.ts';

/**
 * Writes the bookkeeping of handled events in batches: one write marks many events as done, one gives
 * back many leases.
 *
 *     received ──keep──> stored ──claim──> claimed ──handle──> handled ──done──> acknowledged
 *                          ^                  │                   │
 *                          └──lease expires───┤                   └ crash: handled a second time
 *                          └──waits, release──┤
 *                                             └──last attempt failed──> parked
 *
 * An event is stored, handled, acknowledged or parked by itself. A lease covers its whole source, so
 * that the events of one chat are handled in order:
 *
 *     free ──claim──> held ──release──> idle ──flush──> releasing ──written──> free
 *                      ^                 │
 *                      └──claim again────┘  (no database call while half of the lease remains)
 *
 * A crash between `handled` and `acknowledged` handles the last few events a second time. That does no
 * harm: each effect is idempotent, and LINE refuses a used reply token.
 */

interface Options {
  inbox: Pick<InboxStore, 'done' | 'claim' | 'release'>;
  owner: string;
  wallClock: () => Date;
  onError: (error: unknown) => void;
}

/**
 * Events and sources finished within this time are written together. A shorter time costs a write for
 * nearly every answer.
 */
const gatherMs = 50;
/** After a failed write, wait this long before the next try. */
const afterFailureMs = 1_000;
/** Stopping waits for this many writes. What is still unwritten is handled a second time, which does no harm. */
const maxFlushesOnStop = 3;
/** Short, so that events of a dead process are answered while their reply tokens are valid. */
const leaseMs = 12_000;

interface Lease {
  until: Date;
  taken: ReadonlySet<string>;
}

interface AckBatcher extends Options {
  /** Takes or renews the leases of sources; calls made together are one write. */
  takeLease: (source: string) => Promise<Lease>;
  /** Events handled but not yet written as done. */
  handled: Set<string>;
  /** Sources without work whose lease we still hold, with the end of that lease. */
  idle: Map<string, Date>;
  /** Sources whose lease the running flush gives back. A source is never idle and releasing. */
  releasing: Set<string>;
  /** The running flush. */
  flushing: Promise<void> | null;
}

export function createAckBatcher(options: Options) {
  const batcher = initialState(options);
  return {
    isHandled: (id: string): boolean => batcher.handled.has(id),
    finish(id: string): void {
      batcher.handled.add(id);
      scheduleFlush(batcher);
    },
    /** The end of the lease, whether we still held it or took it now; null when another process holds it. */
    claim: (source: string): Promise<Date | null> => claim(batcher, source),
    /** Renews the lease of a source until the returned function is called. */
    renewLeases(source: string): () => void {
      const timer = setInterval(() => {
        batcher.takeLease(source).catch(options.onError);
      }, leaseMs / 4);
      return () => clearInterval(timer);
    },
    release(source: string, until: Date): void {
      batcher.idle.set(source, until);
      scheduleFlush(batcher);
    },
    /** Waits until everything finished is written, or until a few writes have failed. */
    async written(): Promise<void> {
      for (let flushes = 0; batcher.flushing && flushes < maxFlushesOnStop; flushes += 1)
        await batcher.flushing;
    },
  };
}

function initialState(options: Options): AckBatcher {
  const { inbox, owner, wallClock } = options;
  const takeLease = createBatcher<string, Lease>({
    work: async (sources) => {
      const now = wallClock();
      const until = new Date(now.getTime() + leaseMs);
      return { until, taken: await inbox.claim(sources, { owner, now, until }) };
    },
  });
  return {
    ...options,
    takeLease,
    handled: new Set(),
    idle: new Map(),
    releasing: new Set(),
    flushing: null,
  };
}

async function claim(batcher: AckBatcher, source: string): Promise<Date | null> {
  const { idle, releasing } = batcher;
  const now = batcher.wallClock();
  const heldUntil = idle.get(source);
  // Remove it from `idle` in any case, or the next flush would release the lease taken below.
  idle.delete(source);
  if (heldUntil && heldUntil.getTime() - now.getTime() > leaseMs / 2) return heldUntil;
  // Otherwise the running release would give back the lease taken here.
  if (releasing.has(source)) await batcher.flushing;
  const { until, taken } = await batcher.takeLease(source);
  return taken.has(source) ? until : null;
}

/** One flush at a time; the next begins when something was added meanwhile. */
function scheduleFlush(batcher: AckBatcher): void {
  if (batcher.flushing) return;
  batcher.flushing = flush(batcher)
    .catch(async (error: unknown) => {
      batcher.releasing.clear();
      batcher.onError(error);
      await new Promise((resolve) => setTimeout(resolve, afterFailureMs));
    })
    .finally(() => {
      batcher.flushing = null;
      if (batcher.handled.size + batcher.idle.size > 0) scheduleFlush(batcher);
    });
}

/** Events first: a lease given back earlier would let another process handle them a second time. */
async function flush({ inbox, owner, wallClock, ...state }: AckBatcher): Promise<void> {
  const { handled, idle, releasing } = state;
  await new Promise((resolve) => setTimeout(resolve, gatherMs));
  const events = [...handled];
  const sources = [...idle.keys()];
  idle.clear();
  for (const source of sources) releasing.add(source);
  await inbox.done(events, wallClock());
  for (const id of events) handled.delete(id);
  await inbox.release(sources, owner);
  for (const source of sources) releasing.delete(source);
}

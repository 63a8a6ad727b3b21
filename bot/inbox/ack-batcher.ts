import { createBatcher } from '#models/mongo/batcher.ts';
import type { InboxStore } from '#models/inbox.ts';

/**
 * Writes the bookkeeping of handled events in batches: one write marks many events as done, another
 * releases many leases. The states of an event:
 *
 *     received ──keep──> stored ──claim──> claimed ──handle──> handled ──done──> acknowledged
 *                          ^                  │                   │
 *                          └──lease expires───┤                   └ crash: handled a second time
 *                          └──waits, release──┤
 *                                             └──last attempt failed──> parked
 *
 * A lease covers the whole source of an event, so that the events of one chat are handled in order.
 * The states of a source:
 *
 *     free ──claim──> held ──release──> idle ──flush──> releasing ──written──> free
 *                      ^                 │
 *                      └──claim again────┘  (no database call while half of the lease remains)
 *
 * After a crash between `handled` and `acknowledged`, the last few events are handled a second time. That
 * does no harm, because each effect is idempotent and LINE refuses a used reply token.
 */

interface Options {
  inbox: Pick<InboxStore, 'done' | 'claim' | 'release'>;
  owner: string;
  wallClock: () => Date;
  onError: (error: unknown) => void;
}

/**
 * How long finished events and sources are collected before they are written together. With a shorter
 * time, nearly every answer would cost a write.
 */
const gatherMs = 50;
/** How long to wait after a failed write. */
const afterFailureMs = 1_000;
/**
 * At most this many writes are tried when stopping. Events that are not written then are handled a
 * second time, which does no harm.
 */
const maxFlushesOnStop = 3;
/** Short, so that events of a dead process are answered while their reply tokens are still valid. */
const leaseMs = 12_000;

interface Lease {
  until: Date;
  taken: ReadonlySet<string>;
}

interface AckBatcher extends Options {
  /** Takes or renews the leases of sources. Concurrent calls share one write. */
  takeLease: (source: string) => Promise<Lease>;
  /** Events that are handled but not yet written as done. */
  handled: Set<string>;
  /** Sources without work whose leases we still have, with the end of each lease. */
  idle: Map<string, Date>;
  /**
   * Sources whose leases the current flush releases. A source is never in `idle` and here at the same
   * time.
   */
  releasing: Set<string>;
  /** The flush that is running now. */
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
    /** The end of the lease, whether we had it already or took it now; null when another process has it. */
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
    /** Waits until everything that is finished has been written, or a few writes have failed. */
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
  // The source must leave `idle` in any case, or the next flush would release the lease that is taken
  // below.
  idle.delete(source);
  if (heldUntil && heldUntil.getTime() - now.getTime() > leaseMs / 2) return heldUntil;
  // Otherwise the release that is running would give back the lease that is taken here.
  if (releasing.has(source)) await batcher.flushing;
  const { until, taken } = await batcher.takeLease(source);
  return taken.has(source) ? until : null;
}

/** Runs one flush at a time. The next one starts if something was added in the meantime. */
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

/**
 * Events are written first. If a lease were released earlier, another process could handle its events
 * a second time.
 */
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

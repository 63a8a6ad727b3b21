import { randomUUID } from 'node:crypto';
import { createBatcher } from '#models/mongo/batcher.ts';
import { maxWaitingRead } from '#models/inbox.ts';
import type { InboxEvent, InboxStore, WaitingEvent } from '#models/inbox.ts';
import { createHandling } from './handling.ts';
import type { Handle } from './handling.ts';
import { createAckBatcher } from './ack-batcher.ts';

interface Log {
  error(fields: Record<string, unknown>, message: string): void;
}

interface Options {
  inbox: InboxStore;
  handle: Handle;
  wallClock: () => Date;
  log: Log;
  /** How long one event may be handled. */
  handleMs?: number;
}

/** Sources handled at the same time. */
const sourcesAtOnce = 24;
/** With those that wait for LINE to take their answer: these cost nothing but a connection. */
const openAtOnce = 240;
const sweepEveryMs = 1_000;

/**
 * Durable first, handled after: events are stored, then one source at a time is worked through in
 * order, by whichever process holds its claim. What a dead process left is found by the sweep.
 */
export function createInbox(options: Options) {
  const { inbox, wallClock, log } = options;
  const settling = createAckBatcher({
    inbox,
    owner: randomUUID(),
    wallClock,
    onError: (error) => log.error({ error: errorText(error) }, 'inbox not settled'),
  });
  const queue: string[] = [];
  const queued = new Set<string>();
  const running = new Map<string, Promise<void>>();
  /** Of the running ones, those that only wait for LINE. */
  let sending = 0;
  let sweeping: NodeJS.Timeout | null = null;
  const wakers = new Set<NodeJS.Timeout>();
  let stopped = false;

  const write = createBatcher<readonly InboxEvent[], void>({
    work: (batches) => inbox.keep(batches.flat()),
  });
  const waitingIn = createBatcher<string, ReadonlyMap<string, WaitingEvent[]>>({
    work: (sources) => inbox.waitingIn(sources),
  });

  const keep = async (events: readonly InboxEvent[]): Promise<void> => {
    if (events.length > 0) await write(events);
  };

  const enqueue = (sources: Iterable<string>): void => {
    for (const source of sources) {
      if (queued.has(source)) continue;
      queued.add(source);
      queue.push(source);
    }
    schedule();
  };

  const wakeAt = (source: string, at: Date): void => {
    if (stopped) return;
    const timer = setTimeout(
      () => {
        wakers.delete(timer);
        enqueue([source]);
      },
      Math.max(0, at.getTime() - wallClock().getTime()),
    );
    wakers.add(timer.unref());
  };

  const hasRoom = (): boolean =>
    !stopped && running.size - sending < sourcesAtOnce && running.size < openAtOnce;

  const schedule = (): void => {
    while (hasRoom()) {
      const next = queue.findIndex((source) => !running.has(source));
      const [source] = next < 0 ? [] : queue.splice(next, 1);
      if (source === undefined) return;
      queued.delete(source);
      const work = drain(source)
        .catch((error: unknown) => log.error({ error: String(error) }, 'inbox source failed'))
        .finally(() => {
          running.delete(source);
          schedule();
        });
      running.set(source, work);
    }
  };

  /** Who waits for LINE gives up the place where others could be handled. */
  const whileSending = async <T>(work: () => Promise<T>): Promise<T> => {
    sending += 1;
    schedule();
    try {
      return await work();
    } finally {
      sending -= 1;
    }
  };

  const handling = createHandling({ ...options, whileSending, finish: settling.finish });

  const drain = async (source: string): Promise<void> => {
    const until = await settling.claim(source);
    if (!until) return;
    const stopRenewing = settling.renewLeases(source);
    try {
      const events = (await waitingIn(source)).get(source) ?? [];
      const through = await workThrough(events.filter((event) => !settling.isHandled(event.id)));
      // A source with more events is queued again behind the others, so that it cannot starve them.
      if (through && events.length === maxWaitingRead) enqueue([source]);
    } finally {
      stopRenewing();
      settling.release(source, until);
    }
  };

  /** In order; false when one must wait, so that nothing overtakes it. */
  const workThrough = async (events: readonly WaitingEvent[]): Promise<boolean> => {
    for (const event of events) {
      if (stopped || event.notBefore > wallClock()) return false;
      const waitUntil = await handling.handleOne(event);
      if (!waitUntil) continue;
      wakeAt(event.source, waitUntil);
      return false;
    }
    return true;
  };

  const sweep = async (): Promise<void> => {
    try {
      enqueue(await inbox.waitingSources(wallClock(), 200));
    } catch (error) {
      log.error({ error: errorText(error) }, 'inbox sweep failed');
    }
  };

  return {
    /** Makes events durable and leaves the handling to the sweep of a process that handles. */
    keep,
    /** Resolves when the events are durable; handling goes on by itself. */
    async receive(events: readonly InboxEvent[]): Promise<void> {
      await keep(events);
      enqueue(new Set(events.map((event) => event.source)));
    },
    start(): void {
      void sweep();
      sweeping = setInterval(() => void sweep(), sweepEveryMs);
    },
    /** Finishes what is in hand. */
    async stop(): Promise<void> {
      stopped = true;
      if (sweeping) clearInterval(sweeping);
      for (const timer of wakers) clearTimeout(timer);
      await Promise.all(running.values());
      await settling.settled();
    },
    /** For tests and the demo's clock: everything waiting now is handled. */
    async settle(): Promise<void> {
      await sweep();
      while (running.size > 0) await Promise.all(running.values());
      await settling.settled();
    },
  };
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

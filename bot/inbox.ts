import { randomUUID } from 'node:crypto';
import { createGather } from '../models/gather.ts';
import { waitingAtOnce } from '../models/inbox.ts';
import type { InboxEvent, InboxStore, WaitingEvent } from '../models/inbox.ts';
import { createSettling } from './settling.ts';

interface Log {
  error(fields: Record<string, unknown>, message: string): void;
}

interface Options {
  inbox: InboxStore;
  handle: (event: InboxEvent) => Promise<void>;
  wallClock: () => Date;
  log: Log;
}

const sourcesAtOnce = 24;
const sweepEveryMs = 1_000;
const maxAttempts = 5;

/**
 * Durable first, handled after: events are stored, then one source at a time is worked through in
 * order, by whichever process holds its claim. What a dead process left is found by the sweep.
 */
export function createInbox({ inbox, handle, wallClock, log }: Options) {
  const settling = createSettling({
    inbox,
    owner: randomUUID(),
    wallClock,
    onError: (error) => log.error({ error: errorText(error) }, 'inbox not settled'),
  });
  const queue: string[] = [];
  const queued = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let sweeping: NodeJS.Timeout | null = null;
  let stopped = false;

  const write = createGather<readonly InboxEvent[], void>({
    work: (batches) => inbox.keep(batches.flat()),
  });
  const waitingIn = createGather<string, ReadonlyMap<string, WaitingEvent[]>>({
    work: (sources) => inbox.waitingIn(sources),
  });

  const keep = async (events: readonly InboxEvent[]): Promise<void> => {
    if (events.length > 0) await write(events);
  };

  const wake = (sources: Iterable<string>): void => {
    for (const source of sources) {
      if (queued.has(source)) continue;
      queued.add(source);
      queue.push(source);
    }
    pump();
  };

  const pump = (): void => {
    while (!stopped && running.size < sourcesAtOnce) {
      const next = queue.findIndex((source) => !running.has(source));
      const [source] = next < 0 ? [] : queue.splice(next, 1);
      if (source === undefined) return;
      queued.delete(source);
      const work = drain(source)
        .catch((error: unknown) => log.error({ error: String(error) }, 'inbox source failed'))
        .finally(() => {
          running.delete(source);
          pump();
        });
      running.set(source, work);
    }
  };

  const drain = async (source: string): Promise<void> => {
    const until = await settling.claim(source);
    if (!until) return;
    const letGo = settling.hold(source);
    try {
      const events = (await waitingIn(source)).get(source) ?? [];
      const through = await workThrough(events.filter((event) => !settling.isHandled(event.id)));
      // Whoever talks without a pause goes to the end of the queue: nobody holds a place for ever.
      if (through && events.length === waitingAtOnce) wake([source]);
    } finally {
      letGo();
      settling.giveBack(source, until);
    }
  };

  /** In order; false when one must wait, so that nothing overtakes it. */
  const workThrough = async (events: readonly WaitingEvent[]): Promise<boolean> => {
    for (const event of events) {
      if (stopped || event.notBefore > wallClock()) return false;
      if (!(await handleOne(event))) return false;
    }
    return true;
  };

  const handleOne = async (event: InboxEvent): Promise<boolean> => {
    try {
      await handle(event);
      settling.finish(event.id);
      return true;
    } catch (error) {
      const last = event.attempts + 1 >= maxAttempts;
      log.error(
        { event: event.id, attempt: event.attempts + 1, last, error: errorText(error) },
        'event failed',
      );
      const at = wallClock();
      const retryAt = last ? null : new Date(at.getTime() + 1_000 * 4 ** event.attempts);
      await inbox.failed(event.id, { reason: errorText(error).slice(0, 500), retryAt, at });
      return last;
    }
  };

  const sweep = async (): Promise<void> => {
    try {
      wake(await inbox.waitingSources(wallClock(), 200));
    } catch (error) {
      log.error({ error: errorText(error) }, 'inbox sweep failed');
    }
  };

  return {
    /** Makes events durable and leaves the handling to the sweep of whoever handles. */
    keep,
    /** Resolves when the events are durable; handling goes on by itself. */
    async receive(events: readonly InboxEvent[]): Promise<void> {
      await keep(events);
      wake(new Set(events.map((event) => event.source)));
    },
    start(): void {
      void sweep();
      sweeping = setInterval(() => void sweep(), sweepEveryMs);
    },
    /** Finishes what is in hand. */
    async stop(): Promise<void> {
      stopped = true;
      if (sweeping) clearInterval(sweeping);
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

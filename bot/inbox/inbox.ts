import { randomUUID } from 'node:crypto';
import { createBatcher } from '#models/mongo/batcher.ts';
import { maxWaitingRead } from '#models/inbox.ts';
import type { InboxStore, ReceivedEvent, WaitingEvent } from '#models/inbox.ts';
import { createHandling, errorText } from './handling.ts';
import type { Handle } from './handling.ts';
import { createAckBatcher } from './ack-batcher.ts';
import { createRecentPeak } from './recent-peak.ts';
import { createSourceScheduler } from './source-scheduler.ts';
import type { SourceScheduler } from './source-scheduler.ts';

/**
 * Stores events durably before LINE gets its answer, and handles them afterwards. The states of an
 * event and where each step is written:
 *
 *     received ──> stored ──> claimed ──> handled ──> acknowledged
 *                    ^  ^        │  │
 *                    │  └ wait ──┘  └ last attempt failed ──> parked ──(npm run inbox:retry)──> stored
 *                    └ lease expired: its process died
 *
 *     received      receive()            the body of a webhook call; an event that no feature answers or
 *                                        acts on is stored as done and is not handled
 *     stored        models/inbox.ts      durable, LINE gets its 200
 *     claimed       ack-batcher.ts       this process holds the lease of the event's source
 *     handled       handling.ts          the effects are saved, and LINE took the answer
 *     acknowledged  ack-batcher.ts       written as done
 *     parked        handling.ts          kept with its reason until an operator retries it
 *
 * Events of one source are handled in order: while an event waits for its next try, later events of
 * its source wait too. The sweep finds events that a dead process left or that another process stored.
 * A process with `watch` is told immediately when another process stores events (docs/decisions/0023).
 */

interface Options {
  inbox: InboxStore;
  handle: Handle;
  wallClock: () => Date;
  log: { error(fields: Record<string, unknown>, message: string): void };
  /** The time limit for handling one event. */
  handleMs?: number;
  /**
   * `handle`: this process handles the events that it receives. `watch`: it also handles events that
   * others receive, as soon as they are stored.
   */
  run?: { handle: boolean; watch: boolean };
}

const onlyProcess = { handle: true, watch: false };
const sweepEveryMs = 1_000;
/**
 * While an answer is prepared, the next webhook calls wait unread in their sockets, so they cannot be
 * counted. Handling therefore yields to the largest number of calls that waited in this period.
 */
const peakWindowMs = 100;
/** The number of sources that one sweep reads. */
const maxSwept = 200;

interface State {
  options: Options;
  acks: ReturnType<typeof createAckBatcher>;
  sources: SourceScheduler;
  handling: ReturnType<typeof createHandling>;
  /** The number of webhook calls whose events are being stored. */
  waitingAcks: number;
  waitingPeak: ReturnType<typeof createRecentPeak>;
  /** Stores events. Concurrent calls share one write. */
  store: (events: readonly ReceivedEvent[]) => Promise<void>;
  waitingIn: (source: string) => Promise<ReadonlyMap<string, WaitingEvent[]>>;
}

export function createInbox(options: Options) {
  const state = initialState(options);
  const { sources, acks } = state;
  const { run = onlyProcess } = options;
  let sweepTimer: NodeJS.Timeout | null = null;
  let watch: { close(): Promise<void> } | null = null;
  return {
    /** Resolves when the events are durable. They are handled afterwards. */
    async receive(events: readonly ReceivedEvent[]): Promise<void> {
      await storeEvents(state, events);
      if (run.handle) sources.enqueue(sourcesToHandle(events));
    },
    start(): void {
      if (run.watch) watch = watchStored(state);
      void sweep(state);
      sweepTimer = setInterval(() => void sweep(state), sweepEveryMs);
    },
    /** Finishes the events that are being handled, and starts no others. */
    async stop(): Promise<void> {
      if (sweepTimer) clearInterval(sweepTimer);
      sources.stop();
      await watch?.close();
      await sources.idle();
      await acks.written();
    },
    /** Handles everything that waits now. Used by tests and by the demo's clock. */
    async handleWaiting(): Promise<void> {
      await sweep(state);
      while (!sources.isIdle()) await sources.idle();
      await acks.written();
    },
  };
}

function initialState(options: Options): State {
  const { inbox, wallClock, log } = options;
  const acks = createAckBatcher({
    inbox,
    owner: randomUUID(),
    wallClock,
    onError: (error) => log.error({ error: errorText(error) }, 'inbox acknowledgement not written'),
  });
  const waitingPeak = createRecentPeak({
    windowMs: peakWindowMs,
    now: () => wallClock().getTime(),
  });
  const sources = createSourceScheduler({
    drain: (source) => drain(state, source),
    wallClock,
    onError: (error) => log.error({ error: String(error) }, 'inbox source failed'),
    waitingAcks: waitingPeak.value,
  });
  const state: State = {
    options,
    acks,
    sources,
    waitingAcks: 0,
    waitingPeak,
    handling: createHandling({
      ...options,
      whileActing: sources.whileActing,
      whileSending: sources.whileSending,
      finish: acks.finish,
    }),
    store: createBatcher({ work: (batches) => inbox.keep(batches.flat()) }),
    waitingIn: createBatcher({ work: (names) => inbox.waitingIn(names) }),
  };
  return state;
}

async function storeEvents(state: State, events: readonly ReceivedEvent[]): Promise<void> {
  if (events.length === 0) return;
  state.waitingAcks += 1;
  state.waitingPeak.add(state.waitingAcks);
  try {
    await state.store(events);
  } finally {
    state.waitingAcks -= 1;
  }
}

function sourcesToHandle(events: readonly ReceivedEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.ignored ? [] : [event.source])));
}

/** Handles the waiting events of one source, unless another process holds its lease. */
async function drain(state: State, source: string): Promise<void> {
  const { acks, sources, waitingIn } = state;
  const until = await acks.claim(source);
  if (!until) return;
  const stopRenewing = acks.renewLeases(source);
  try {
    const events = (await waitingIn(source)).get(source) ?? [];
    const allHandled = await handleInOrder(
      state,
      events.filter((event) => !acks.isHandled(event.id)),
    );
    // A source with more events is added to the end of the queue, so that other sources get their
    // turn.
    if (allHandled && events.length === maxWaitingRead) sources.enqueue([source]);
  } finally {
    stopRenewing();
    acks.release(source, until);
  }
}

/**
 * Handles the events of one source in order. Returns false when one of them must wait; later events
 * are then not handled before it.
 */
async function handleInOrder(state: State, events: readonly WaitingEvent[]): Promise<boolean> {
  const { options, sources, handling } = state;
  for (const event of events) {
    if (sources.isStopped() || event.notBefore > options.wallClock()) return false;
    const waitUntil = await handling.handleOne(event);
    if (!waitUntil) continue;
    sources.wakeAt(event.source, waitUntil);
    return false;
  }
  return true;
}

function watchStored({ options, sources }: State): { close(): Promise<void> } {
  const { inbox, log } = options;
  return inbox.watchWaiting({
    stored: (source) => sources.enqueue([source]),
    failed: (error) => log.error({ error: errorText(error) }, 'inbox watch failed'),
  });
}

async function sweep({ options, sources }: State): Promise<void> {
  const { inbox, wallClock, log } = options;
  try {
    sources.enqueue(await inbox.waitingSources(wallClock(), maxSwept));
  } catch (error) {
    log.error({ error: errorText(error) }, 'inbox sweep failed');
  }
}

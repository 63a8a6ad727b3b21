interface Options {
  /** Handles the waiting events of one source. */
  drain: (source: string) => Promise<void>;
  wallClock: () => Date;
  onError: (error: unknown) => void;
  /**
   * The largest number of webhook calls that lately waited at the same time for their events to be
   * stored.
   */
  waitingAcks: () => number;
}

/**
 * How many sources may be handled at the same time, not counting those that only wait for LINE. The
 * reads of all of them are combined, so with more places an answer costs MongoDB less: with at most
 * 24 places it took 2.1 commands, with 48 it takes 1.1. While acknowledgements wait, 24 places would
 * slow them down by a third and would not answer more events than 12.
 */
export const places = { most: 48, least: 12 } as const;
/**
 * How many sources may be open at the same time, including those that wait for LINE. A waiting source
 * costs only a connection.
 */
const maxOpen = 240;

interface State extends Options {
  /** Sources to handle, first come first served. The set has the same sources, for quick look-up. */
  queue: string[];
  queued: Set<string>;
  /** Sources whose events are being handled. A source is never handled twice at the same time. */
  running: Map<string, Promise<void>>;
  /** The number of running sources that wait for LINE's answer. */
  sending: number;
  /** The number of events being handled, not counting those whose answer is being sent. */
  acting: number;
  /** Events that wait for a place, first come first served. */
  gated: (() => void)[];
  /** Timers of sources whose first event waits for its next try. */
  wakeTimers: Set<NodeJS.Timeout>;
  stopped: boolean;
}

export type SourceScheduler = ReturnType<typeof createSourceScheduler>;

/** Handles sources, a limited number of them at the same time. */
export function createSourceScheduler(options: Options) {
  const state: State = {
    ...options,
    queue: [],
    queued: new Set(),
    running: new Map(),
    sending: 0,
    acting: 0,
    gated: [],
    wakeTimers: new Set(),
    stopped: false,
  };
  return {
    enqueue: (sources: Iterable<string>): void => enqueue(state, sources),
    wakeAt: (source: string, time: Date): void => wakeAt(state, { source, time }),
    whileActing: <T>(work: () => Promise<T>): Promise<T> => whileActing(state, work),
    whileSending: <T>(work: () => Promise<T>): Promise<T> => whileSending(state, work),
    isStopped: (): boolean => state.stopped,
    /** Accepts no more sources. `idle` waits for those that are being handled. */
    stop: (): void => {
      state.stopped = true;
      for (const timer of state.wakeTimers) clearTimeout(timer);
    },
    /** Waits for the sources that are being handled now. */
    idle: async (): Promise<void> => {
      await Promise.all(state.running.values());
    },
    isIdle: (): boolean => state.running.size === 0,
  };
}

function enqueue(state: State, sources: Iterable<string>): void {
  for (const source of sources) {
    if (state.queued.has(source)) continue;
    state.queued.add(source);
    state.queue.push(source);
  }
  schedule(state);
}

function wakeAt(state: State, { source, time }: { source: string; time: Date }): void {
  if (state.stopped) return;
  const timer = setTimeout(
    () => {
      state.wakeTimers.delete(timer);
      enqueue(state, [source]);
    },
    Math.max(0, time.getTime() - state.wallClock().getTime()),
  );
  state.wakeTimers.add(timer.unref());
}

/**
 * Handling yields to receiving, because LINE waits for an acknowledgement and each handled source
 * blocks the event loop for milliseconds. A few places are always left, so that people are answered
 * even during a long burst.
 */
export function handlingPlaces(waitingAcks: number): number {
  return Math.max(places.least, places.most - waitingAcks);
}

function hasRoom({ stopped, running, sending, waitingAcks }: State): boolean {
  const handling = running.size - sending;
  return !stopped && handling < handlingPlaces(waitingAcks()) && running.size < maxOpen;
}

function schedule(state: State): void {
  while (hasRoom(state)) {
    const source = takeNext(state);
    if (source === null) return;
    const work = state
      .drain(source)
      .catch(state.onError)
      .finally(() => {
        state.running.delete(source);
        schedule(state);
      });
    state.running.set(source, work);
  }
}

/** The first source in the queue that is not being handled. */
function takeNext({ queue, queued, running }: State): string | null {
  const index = queue.findIndex((source) => !running.has(source));
  const [source] = index < 0 ? [] : queue.splice(index, 1);
  if (source === undefined) return null;
  queued.delete(source);
  return source;
}

/**
 * A source with many events is handled for a long time, so each of its events asks for a place. When
 * a burst begins, the number of places then also shrinks for sources that are already being handled.
 */
async function whileActing<T>(state: State, work: () => Promise<T>): Promise<T> {
  if (state.acting >= handlingPlaces(state.waitingAcks()))
    await new Promise<void>((resolve) => state.gated.push(resolve));
  else state.acting += 1;
  try {
    return await work();
  } finally {
    state.acting -= 1;
    admit(state);
  }
}

/** Starts the first waiting events, as far as there are free places. */
function admit(state: State): void {
  while (state.acting < handlingPlaces(state.waitingAcks())) {
    const begin = state.gated.shift();
    if (!begin) return;
    state.acting += 1;
    begin();
  }
}

/** A source that waits for LINE lets another source use its slot. */
async function whileSending<T>(state: State, work: () => Promise<T>): Promise<T> {
  state.sending += 1;
  schedule(state);
  try {
    return await work();
  } finally {
    state.sending -= 1;
  }
}

import { randomUUID } from 'node:crypto';
import { isWithin } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { DutyWatchReport } from '#models/duty-watch.ts';

interface Listener {
  area: AreaCode;
  /** Called at most once in each `pauseMs`, with the id of the newest change. */
  tell: (id: string) => void;
}

interface Options {
  watch: (report: DutyWatchReport) => { close(): Promise<void> };
  failed: (error: unknown) => void;
}

/** Changes close together are reported once. A change is shown on the screen within two seconds. */
const pauseMs = 1_000;

/**
 * Notifies open screens when a duty of their area has changed. All screens of a process share one change
 * stream, which is open only while there are listeners.
 */
export function createChangeHub({ watch, failed }: Options) {
  const process = randomUUID();
  const listeners = new Set<Listener>();
  const waiting = new Map<Listener, NodeJS.Timeout>();
  let stream: { close(): Promise<void> } | null = null;
  let changes = 0;
  const newestId = (): string => `${process}.${changes}`;
  const tellSoon = (listener: Listener): void => {
    if (waiting.has(listener)) return;
    const tell = (): void => {
      waiting.delete(listener);
      listener.tell(newestId());
    };
    waiting.set(listener, setTimeout(tell, pauseMs));
  };
  const changed = (areaCode: AreaCode | null): void => {
    changes += 1;
    for (const listener of listeners)
      if (areaCode === null || isWithin(areaCode, listener.area)) tellSoon(listener);
  };
  const leave = (listener: Listener): void => {
    clearTimeout(waiting.get(listener));
    waiting.delete(listener);
    listeners.delete(listener);
    if (listeners.size > 0 || !stream) return;
    void stream.close().catch(failed);
    stream = null;
    // Changes from now on reach no listener, so a later listener must assume that it missed one.
    changes += 1;
  };
  return {
    count: () => listeners.size,
    /** Listens from now on. A listener that last heard of an older change is notified at once. */
    join: (listener: Listener, lastId: string | null): (() => void) => {
      listeners.add(listener);
      stream ??= watch({ changed, failed });
      if (lastId !== null && lastId !== newestId()) tellSoon(listener);
      return () => leave(listener);
    },
    newestId,
  };
}

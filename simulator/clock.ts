import * as z from 'zod/mini';
import type { Address } from './address.ts';

/** What the app answers at /dev/clock. */
const answerSchema = z.object({ now: z.string() });

const staleMs = 5000;

export type AppState = 'starting' | 'ready' | 'gone';

export interface AppClock {
  /** Wall time, for tokens, rate limits and signatures. It is never moved. */
  wall(): Date;
  /** The app's own time, for everything that the page shows. */
  now(): Date;
  offset(): number;
  state(): AppState;
  movable(): boolean;
  /** Asks the app for its time. Concurrent callers share one request. */
  refresh(): Promise<void>;
  /**
   * The app's time for a new message. The app is asked while it moves its clock, or when the known
   * time is old.
   */
  fresh(): Promise<Date>;
  move(to: Date): Promise<{ ok: boolean; status: number; message: string }>;
  jumping(): boolean;
}

interface ClockOptions {
  address: Address;
  wall: () => Date;
  offset: number;
  onChange: () => void;
}

interface ClockState {
  options: ClockOptions;
  /** The app's time minus wall time, in milliseconds. */
  offset: number;
  app: AppState;
  movable: boolean;
  /** How many moves of the clock the app has not finished. */
  moves: number;
  refreshing: Promise<void> | undefined;
  refreshedAt: number;
}

const requestTimeoutMs = 3000;
/** Smaller differences come from the time of the request itself, so the page is not told about them. */
const noticeableMs = 2000;

export function createAppClock(options: ClockOptions): AppClock {
  const { wall } = options;
  const clock: ClockState = {
    options,
    offset: options.offset,
    app: 'starting',
    movable: false,
    moves: 0,
    refreshing: undefined,
    refreshedAt: 0,
  };
  const now = () => new Date(wall().getTime() + clock.offset);
  return {
    wall,
    now,
    offset: () => clock.offset,
    state: () => clock.app,
    movable: () => clock.movable,
    refresh: () => refresh(clock),
    jumping: () => clock.moves > 0,
    fresh: async () => {
      const isStale = Math.abs(wall().getTime() - clock.refreshedAt) > staleMs;
      if (clock.moves > 0 || isStale) await refresh(clock);
      return now();
    },
    move: (to) => moveApp(clock, to),
  };
}

function refresh(clock: ClockState): Promise<void> {
  clock.refreshing ??= askApp(clock).finally(() => {
    clock.refreshedAt = clock.options.wall().getTime();
    clock.refreshing = undefined;
  });
  return clock.refreshing;
}

async function askApp(clock: ClockState): Promise<void> {
  const { appUrl } = clock.options.address;
  if (appUrl === undefined) return setApp(clock, { app: 'ready', movable: false });
  try {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const response = await fetch(`${appUrl}/dev/clock`, { signal });
    const body: unknown = await response.json().catch(() => undefined);
    const parsed = answerSchema.safeParse(body);
    const isClock = response.ok && parsed.success;
    if (isClock) setTime(clock, parsed.data.now);
    setApp(clock, { app: 'ready', movable: isClock });
  } catch {
    setApp(clock, { app: clock.app === 'starting' ? 'starting' : 'gone', movable: false });
  }
}

function setApp(clock: ClockState, { app, movable }: Pick<ClockState, 'app' | 'movable'>): void {
  const changed = app !== clock.app || movable !== clock.movable;
  clock.app = app;
  clock.movable = movable;
  if (changed) clock.options.onChange();
}

function setTime(clock: ClockState, appTime: string): void {
  const offset = new Date(appTime).getTime() - clock.options.wall().getTime();
  if (!(Math.abs(offset - clock.offset) > noticeableMs)) return;
  clock.offset = offset;
  clock.options.onChange();
}

async function moveApp(clock: ClockState, to: Date): ReturnType<AppClock['move']> {
  const { address, onChange } = clock.options;
  if (address.appUrl === undefined) return { ok: false, status: 503, message: 'no app' };
  clock.moves += 1;
  onChange();
  try {
    const response = await fetch(`${address.appUrl}/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: to.toISOString() }),
    });
    const message = await response.text();
    return { ok: response.ok, status: response.status, message: message.slice(0, 500) };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreachable';
    return { ok: false, status: 503, message };
  } finally {
    clock.moves -= 1;
    await refresh(clock);
    onChange();
  }
}

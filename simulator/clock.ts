import * as z from 'zod/mini';
import type { Address } from './address.ts';

/** What the app answers at /dev/clock. */
const answerSchema = z.object({ now: z.string() });

const staleMs = 5000;

export type AppState = 'starting' | 'ready' | 'gone';

export interface AppClock {
  /** Wall time: tokens, rate limits, signatures. Never moved. */
  wall(): Date;
  /** The app's own time, for everything a person reads. */
  now(): Date;
  offset(): number;
  state(): AppState;
  movable(): boolean;
  /** Asks the app; many callers at once share one question. */
  refresh(): Promise<void>;
  /** Messages take their time from the app itself: always while it jumps, now and then otherwise. */
  fresh(): Promise<Date>;
  move(to: Date): Promise<{ ok: boolean; status: number; message: string }>;
  jumping(): boolean;
}

interface Needs {
  address: Address;
  wall: () => Date;
  offset: number;
  onChange: () => void;
}

export function createAppClock({ address, wall, offset: start, onChange }: Needs): AppClock {
  let offset = start;
  let state: AppState = 'starting';
  let movable = false;
  let jumps = 0;
  let asking: Promise<void> | undefined;
  let askedAt = 0;

  const settle = (next: AppState, canMove: boolean) => {
    const changed = next !== state || canMove !== movable;
    state = next;
    movable = canMove;
    if (changed) onChange();
  };
  const adopt = (text: string) => {
    const next = new Date(text).getTime() - wall().getTime();
    // A second more or less is the way the question takes; telling the page about it is noise.
    const moved = Math.abs(next - offset) > 2000;
    if (Number.isFinite(next) && moved) offset = next;
    if (moved) onChange();
  };
  const ask = async () => {
    const { appUrl } = address;
    if (appUrl === undefined) return settle('ready', false);
    try {
      const signal = AbortSignal.timeout(3000);
      const response = await fetch(`${appUrl}/dev/clock`, { signal });
      const body: unknown = await response.json().catch(() => undefined);
      const parsed = answerSchema.safeParse(body);
      if (response.ok && parsed.success) adopt(parsed.data.now);
      settle('ready', response.ok && parsed.success);
    } catch {
      settle(state === 'starting' ? 'starting' : 'gone', false);
    }
  };
  const refresh = () => {
    asking ??= ask().finally(() => {
      askedAt = wall().getTime();
      asking = undefined;
    });
    return asking;
  };
  const now = () => new Date(wall().getTime() + offset);

  return {
    wall,
    now,
    offset: () => offset,
    state: () => state,
    movable: () => movable,
    refresh,
    jumping: () => jumps > 0,
    fresh: async () => {
      const old = Math.abs(wall().getTime() - askedAt) > staleMs;
      if (jumps > 0 || old) await refresh();
      return now();
    },
    move: async (to) => {
      const { appUrl } = address;
      if (appUrl === undefined) return { ok: false, status: 503, message: 'no app' };
      jumps += 1;
      onChange();
      try {
        const response = await fetch(`${appUrl}/dev/clock`, {
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
        jumps -= 1;
        await refresh();
        onChange();
      }
    },
  };
}

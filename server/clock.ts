import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The clock for everything that a person reads. In production it is wall time. With CLOCK_START it
 * starts at that time, runs on, and can be moved forward by hand.
 */
export interface Clock {
  now(): Date;
  /** Moves the clock forward. An earlier time changes nothing. */
  moveTo(instant: Date): void;
  /** Sets the clock back to its start, when the demo is reset. */
  restart(): void;
  movable: boolean;
}

interface Options {
  wallClock: () => Date;
  start: Date | null;
  /**
   * The file in which the demo's time is stored, so that the clock continues from there after a
   * restart.
   */
  file?: string;
}

const saveEveryMs = 15_000;

export function createClock({ wallClock, start, file }: Options): Clock {
  if (!start) return { now: wallClock, moveTo: () => {}, restart: () => {}, movable: false };
  const begin = (file ? savedTime(file) : null) ?? start;
  let offsetMs = begin.getTime() - wallClock().getTime();
  let savedAt = 0;
  const now = (): Date => new Date(wallClock().getTime() + offsetMs);
  const save = (): void => {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ now: now().toISOString() }));
    savedAt = wallClock().getTime();
  };
  return {
    movable: true,
    now: () => {
      if (wallClock().getTime() - savedAt > saveEveryMs) save();
      return now();
    },
    restart: () => {
      offsetMs = start.getTime() - wallClock().getTime();
      save();
    },
    moveTo: (instant) => {
      const ahead = instant.getTime() - now().getTime();
      if (!(ahead > 0)) return;
      offsetMs += ahead;
      save();
    },
  };
}

function savedTime(file: string): Date | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const text =
      typeof saved === 'object' && saved !== null && 'now' in saved ? String(saved.now) : '';
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : at;
  } catch {
    return null;
  }
}

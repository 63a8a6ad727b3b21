import { setTimeout as pause } from 'node:timers/promises';
import type { createAsk } from '../ask.ts';
import type { Province } from '../province.ts';

export type Ask = ReturnType<typeof createAsk>['ask'];

const people = 10;
const readEveryMs = 100;

/** The times of the reads of ten people at work, until `over`. */
export async function createReads(province: Province, ask: Ask) {
  const officers = province.people.filter(({ grants }) => grants[0]?.role === 'officer');
  const readers = await Promise.all(
    officers.slice(0, people).map((officer) => province.cookieOf(officer.id)),
  );
  return async (over: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    await Promise.all(
      readers.map(async (cookie) => {
        while (!over()) {
          times.push((await ask({ method: 'GET', path: '/api/duties/mine', cookie })).ms);
          await pause(readEveryMs);
        }
      }),
    );
    return times;
  };
}

/** True when so many milliseconds have passed. */
export function after(ms: number): () => boolean {
  const startedAt = performance.now();
  return () => performance.now() - startedAt > ms;
}

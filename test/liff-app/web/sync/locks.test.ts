import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLocks } from '#web/sync/locks.ts';

describe('the lock for sending a draft', () => {
  it('belongs to the latest taker, and its release is announced under its key', () => {
    const turns = createLocks();
    const keeper = turns.take('draft:a');
    const form = turns.take('draft:a');
    keeper.release();
    expect([keeper.isHeld(), form.isHeld(), turns.released.value]).toEqual([false, true, null]);
    form.release();
    expect(turns.isTaken('draft:a')).toBe(false);
    expect(turns.released.value).toEqual({ key: 'draft:a' });
  });

  it('starts no request of a caller that lost it, not even a queued request', async () => {
    const turns = createLocks();
    const arrived = Promise.withResolvers<string>();
    const keeper = turns.take('draft:a');
    const first = keeper.run(() => arrived.promise);
    const second = keeper.run(async () => 'never');
    const form = turns.take('draft:a');
    const third = form.run(async () => 'form');
    arrived.resolve('keeper');
    expect(await Promise.all([first, second, third])).toEqual(['keeper', null, 'form']);
  });

  it('allows one request at a time, for any order of takes, sends and failures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(3), takes: fc.boolean(), fails: fc.boolean() })),
        fc.scheduler(),
        async (steps, scheduler) => {
          const turns = createLocks();
          const holders = Array.from({ length: 4 }, () => turns.take('draft:a'));
          let onTheWay = 0;
          const seen: number[] = [];
          const works = steps.flatMap(({ who, takes, fails }) => {
            if (takes) holders[who] = turns.take('draft:a');
            const turn = holders[who];
            if (!turn) return [];
            const work = turn.run(async () => {
              onTheWay += 1;
              seen.push(onTheWay, turn.isHeld() ? 1 : 2);
              await scheduler.schedule(Promise.resolve());
              onTheWay -= 1;
              if (fails) throw new Error('lost');
            });
            return [work];
          });
          const all = Promise.allSettled(works);
          await scheduler.waitFor(all);
          expect(seen.filter((count) => count !== 1)).toEqual([]);
        },
      ),
    );
  });
});

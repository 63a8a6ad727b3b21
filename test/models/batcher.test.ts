import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatcher } from '#models/mongo/batcher.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends on command, so that a test decides what runs concurrently. */
function controlled() {
  const open: { keys: number[]; end: () => void; fail: () => void }[] = [];
  const sizes: number[] = [];
  const ask = createBatcher<number, string>({
    work: (keys) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      sizes.push(keys.length);
      open.push({
        keys,
        end: () => resolve(keys.join()),
        fail: () => reject(new Error('no primary')),
      });
      return promise;
    },
  });
  return { open, sizes, ask };
}

describe('requests gathered into batches', () => {
  it('run immediately when no batch is running, and together when made in the same tick', async () => {
    const { open, ask } = controlled();
    const answers = [ask(1), ask(2)];
    await turn();
    expect(open.map((batch) => batch.keys)).toEqual([[1, 2]]);
    open[0]?.end();
    expect(await Promise.all(answers)).toEqual(['1,2', '1,2']);
  });

  it('start a second batch only when it is as large as the running one', async () => {
    const { sizes, ask } = controlled();
    void [1, 2, 3].map(ask);
    await turn();
    void [4, 5].map(ask);
    await turn();
    expect(sizes).toEqual([3]);
    void ask(6);
    await turn();
    expect(sizes).toEqual([3, 3]);
  });

  it('run as soon as no batch is running, even when they are few', async () => {
    const { open, sizes, ask } = controlled();
    void [1, 2, 3].map(ask);
    await turn();
    const last = ask(4);
    await turn();
    open[0]?.end();
    await turn();
    expect(sizes).toEqual([3, 1]);
    open[1]?.end();
    expect(await last).toBe('4');
  });

  it('fail when their own batch fails, and not with another batch', async () => {
    const { open, ask } = controlled();
    const first = ask(1);
    await turn();
    const second = ask(2);
    await turn();
    open[0]?.fail();
    open[1]?.end();
    await expect(first).rejects.toThrow('no primary');
    expect(await second).toBe('2');
  });

  it('are each answered once in at most two batches at a time, for any order of starts and ends', async () => {
    const act = fc.oneof(
      fc.record({ ask: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ end: fc.nat() }),
      fc.constant('turn' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { open, ask } = controlled();
        const answers: Promise<string>[] = [];
        const endOne = (at: number): void => open.splice(at % open.length, 1)[0]?.end();
        for (const one of acts) {
          if (one === 'turn') await turn();
          else if ('ask' in one)
            for (let count = 0; count < one.ask; count += 1) answers.push(ask(answers.length));
          else if (open.length > 0) endOne(one.end);
          expect(open.length).toBeLessThanOrEqual(2);
        }
        await turn();
        while (open.length > 0) {
          endOne(0);
          await turn();
        }
        const answered = await Promise.all(answers);
        answered.forEach((answer, key) => expect(answer.split(',')).toContain(String(key)));
        expect([...new Set(answered)].flatMap((answer) => answer.split(',')).length).toBe(
          answers.length > 0 ? answers.length : 0,
        );
      }),
      { numRuns: 200 },
    );
  });
});

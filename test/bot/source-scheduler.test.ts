import { expect, it } from 'vitest';
import { createSourceScheduler, handlingPlaces, places } from '#bot/inbox/source-scheduler.ts';

/** A scheduler whose sources are handled until the test finishes them. */
function startScheduler() {
  const load = { waitingAcks: 0 };
  const open = new Map<string, () => void>();
  const begun: string[] = [];
  const scheduler = createSourceScheduler({
    drain: (source) => {
      begun.push(source);
      return new Promise<void>((resolve) => open.set(source, resolve));
    },
    wallClock: () => new Date(0),
    onError: (error) => {
      throw error;
    },
    waitingAcks: () => load.waitingAcks,
  });
  const finishOne = async (): Promise<void> => {
    const [source = ''] = open.keys();
    open.get(source)?.();
    open.delete(source);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { scheduler, load, open, begun, finishOne };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `U${at}`);

it.each([
  [0, 48],
  [1, 47],
  [10, 38],
  [24, 24],
  [36, 12],
  [64, 12],
  [100_000, 12],
])('%i waiting acknowledgements leave %i places for handling', (waiting, left) => {
  expect(handlingPlaces(waiting)).toBe(left);
});

it('the scheduler starts fewer sources while acknowledgements wait', () => {
  const { scheduler, load, begun } = startScheduler();
  load.waitingAcks = 64;
  scheduler.enqueue(names(60));
  expect(begun).toHaveLength(places.least);
});

it('the scheduler starts no source in a freed place while acknowledgements wait', async () => {
  const { scheduler, load, open, begun, finishOne } = startScheduler();
  scheduler.enqueue(names(60));
  expect(begun).toHaveLength(places.most);
  load.waitingAcks = 64;
  while (open.size > places.least) await finishOne();
  expect(begun).toHaveLength(places.most);
  await finishOne();
  expect(begun).toHaveLength(places.most + 1);
});

it('the scheduler uses all places again after the acknowledgements', async () => {
  const { scheduler, load, open, finishOne } = startScheduler();
  load.waitingAcks = 64;
  scheduler.enqueue(names(60));
  load.waitingAcks = 0;
  await finishOne();
  expect(open.size).toBe(places.most);
});

it('the scheduler handles every source while acknowledgements wait all the time', async () => {
  const { scheduler, load, open, begun, finishOne } = startScheduler();
  load.waitingAcks = 64;
  scheduler.enqueue(names(60));
  while (open.size > 0) await finishOne();
  expect(begun).toEqual(names(60));
});

it('an event of a source that is being drained waits for a place of its own', async () => {
  const { scheduler, load } = startScheduler();
  const open: (() => void)[] = [];
  const act = () => scheduler.whileActing(() => new Promise<void>((resolve) => open.push(resolve)));
  const all = names(places.most + 10).map(act);
  expect(open).toHaveLength(places.most);
  load.waitingAcks = 64;
  for (let left = open.length; left > places.least; left -= 1) {
    open.pop()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(open).toHaveLength(places.least);
  load.waitingAcks = 0;
  open.pop()?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(open).toHaveLength(places.least - 1 + 10);
  for (const finish of open) finish();
  await Promise.all(all);
});

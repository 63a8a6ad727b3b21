import { expect, it } from 'vitest';
import { createAckBatcher } from '#bot/inbox/ack-batcher.ts';

it('the ack batcher stops settling after at most three attempts when the database is unreachable', async () => {
  let asked = 0;
  const away = async (): Promise<never> => {
    asked += 1;
    throw new Error('no primary');
  };
  const errors: unknown[] = [];
  const settling = createAckBatcher({
    inbox: { done: away, claim: away, release: away },
    owner: 'this process',
    wallClock: () => new Date('2024-12-18T02:00:00Z'),
    onError: (error) => errors.push(error),
  });
  settling.finish('event-1');

  await settling.written();

  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(3);
  expect(errors).toHaveLength(asked);
  expect(settling.isHandled('event-1')).toBe(true);
});

it('the ack batcher does not release a source that is claimed again while its old lease is being released', async () => {
  const now = new Date('2024-12-18T02:00:00Z');
  const released: string[] = [];
  const batcher = createAckBatcher({
    inbox: {
      done: async () => {},
      claim: async (sources) => new Set(sources),
      release: async (sources) => void released.push(...sources),
    },
    owner: 'this process',
    wallClock: () => now,
    onError: () => {},
  });
  batcher.release('source-1', now);

  const until = await batcher.claim('source-1');
  await batcher.written();

  expect(until?.getTime()).toBeGreaterThan(now.getTime());
  expect(released).toEqual([]);
});

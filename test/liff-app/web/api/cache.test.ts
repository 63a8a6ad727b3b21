import { describe, expect, it } from 'vitest';
import { createCache } from '#web/api/cache.ts';
import type { Answer } from '#web/api/api.ts';
import type { Output } from '#contract/contract.ts';

type Places = Output<'joinRequests.places'>;
const value: Places = { provinces: [], areas: [], centres: [] };
const arrived: Answer<Places> = { ok: true, value };

async function prefetched() {
  const time = { ms: 0 };
  const cache = createCache({ elapsedMs: () => time.ms });
  const request = Promise.withResolvers<Answer<Places>>();
  cache.prefetch('joinRequests.places', { input: {}, answer: request.promise });
  return {
    wait: (ms: number) => (time.ms += ms),
    arrive: async () => {
      request.resolve(arrived);
      await request.promise;
    },
    take: () => cache.takePrefetched('joinRequests.places', {}),
  };
}

describe('an answer that was requested before its screen opened', () => {
  it('is used once by a screen that opens soon after', async () => {
    const { arrive, wait, take } = await prefetched();
    await arrive();
    wait(5_000);
    expect(await take()).toEqual(arrived);
    expect(take()).toBeUndefined();
  });

  it('is requested again when reading the privacy notice took a minute', async () => {
    const { arrive, wait, take } = await prefetched();
    await arrive();
    wait(60_000);
    expect(take()).toBeUndefined();
  });

  it('is waited for on a slow connection', async () => {
    const { arrive, wait, take } = await prefetched();
    wait(60_000);
    const taken = take();
    await arrive();
    expect(await taken).toEqual(arrived);
  });
});

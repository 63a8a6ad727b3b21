import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { startFakeLine } from './fake-line.ts';
import { memoryOf, settingsFor, startProduct } from './product.ts';
import type { Bench } from './report.ts';

const runs = 5;
const idleMs = 4_000;

/**
 * Starts the app as `npm start` does and waits until /readyz answers 200. Then measures its idle memory.
 */
export const startBench: Bench = {
  name: 'start',
  run: async ({ mongoUri, report }) => {
    const line = await startFakeLine({ delayMs: 0 });
    const times: number[] = [];
    let rssBytes = 0;
    for (let run = 0; run < runs; run += 1) {
      const started = await startOnce({ mongoUri, line: line.origin });
      times.push(started.readyMs);
      if (run === runs - 1) {
        await pause(idleMs);
        rssBytes = await started.rss();
      }
      await started.stop();
    }
    await line.close();
    const middle = times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
    report.raw('start to ready, ms', { all: times.map(Math.round).join(' ') });
    report.bar('start to ready, s', { value: middle / 1_000, atMost: 1 });
    report.bar('memory when idle, MB', { value: rssBytes / 1e6, atMost: 150 });
  },
};

async function startOnce({ mongoUri, line }: { mongoUri: string; line: string }) {
  const port = await freePort();
  const startedAt = performance.now();
  const product = await startProduct({
    port,
    env: {
      ...settingsFor({ mongoUri, line, publicUrl: `http://localhost:${port}` }),
      LOG_LEVEL: 'error',
    },
  });
  return {
    readyMs: performance.now() - startedAt,
    rss: async () => (await memoryOf(product.pid)).resident,
    stop: product.stop,
  };
}

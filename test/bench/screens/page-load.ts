import type { CDPSession, Page } from 'playwright-core';
import * as z from 'zod/mini';

const kbit = 1_000 / 8;
/** A slow mobile network and an old phone. */
const slow = { latency: 400, downloadThroughput: 400 * kbit, uploadThroughput: 400 * kbit };
const slowerCpu = 4;

export interface PageLoad {
  fcpMs: number;
  usableMs: number;
  scriptBytes: number;
  bytes: number;
  /** Cumulative layout shift. */
  shift: number;
  waterfall: readonly WaterfallRow[];
}

export interface WaterfallRow {
  name: string;
  startMs: number;
  endMs: number;
}

const observeShift = `window.benchShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.benchShift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;

const readFigures = `({
  fcpMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  shift: window.benchShift,
  waterfall: performance.getEntries()
    .filter(({ entryType }) => entryType === 'navigation' || entryType === 'resource')
    .map(({ name, startTime, responseEnd }) => ({ name, startMs: startTime, endMs: responseEnd })),
})`;

const figuresSchema = z.object({
  fcpMs: z.number(),
  shift: z.number(),
  waterfall: z.array(z.object({ name: z.string(), startMs: z.number(), endMs: z.number() })),
});

/** Loads the page on a slow network until the first duty can be tapped. */
export async function measurePageLoad(page: Page, url: string): Promise<PageLoad> {
  const client = await page.context().newCDPSession(page);
  const carried = await countBytes(client);
  await page.addInitScript(observeShift);
  await client.send('Network.emulateNetworkConditions', { offline: false, ...slow });
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('main a.btn-main').first().waitFor({ timeout: 60_000 });
  const usableMs = performance.now() - startedAt;
  const counted = carried();
  await page.waitForTimeout(300);
  const figures = z.parse(figuresSchema, await page.evaluate(readFigures));
  return { ...counted, ...figures, usableMs };
}

/** The transferred bytes, compressed. */
async function countBytes(
  client: CDPSession,
): Promise<() => Pick<PageLoad, 'scriptBytes' | 'bytes'>> {
  const scripts = new Set<string>();
  let scriptBytes = 0;
  let bytes = 0;
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await client.send('Network.enable');
  return () => ({ scriptBytes, bytes });
}

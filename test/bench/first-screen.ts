import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { builtWeb } from '#server/app.ts';
import { findChromium } from '../support/browser/chromium.ts';
import { mainBundle } from './main-bundle.ts';
import { startProvince } from './province.ts';
import type { Bench } from './report.ts';

const runs = 5;
const kbit = 1_000 / 8;
/** A slow mobile network and an old phone. */
const slow = { latency: 400, downloadThroughput: 400 * kbit, uploadThroughput: 400 * kbit };
const slowerCpu = 4;

interface Load {
  fcpMs: number;
  usableMs: number;
  scriptBytes: number;
  bytes: number;
}

/** Measures the mini-app's first screen with an empty cache, until the first duty can be tapped. */
export const firstScreenBench: Bench = {
  name: 'first-screen',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const officer = province.people.find((person) => person.name.includes('ดาว'));
    const [name = '', value = ''] = (await province.cookieOf(officer?.id ?? '')).split('=');
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    const url = `http://localhost:${province.app.port}/app`;
    const loads: Load[] = [];
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }]);
      loads.push(await measure(await context.newPage(), url));
      await context.close();
    }
    await browser.close();
    await province.close();
    const middle = (pick: (load: Load) => number): number =>
      loads.map(pick).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
    report.raw('median of loads', {
      runs,
      fcp: Math.round(middle((load) => load.fcpMs)),
      usable: Math.round(middle((load) => load.usableMs)),
      kilobytes: Math.round(middle((load) => load.bytes) / 1_000),
    });
    const { entryBytes, allBytes } = mainBundle(builtWeb('dist'));
    report.raw('main bundle, gzip', {
      entryKb: (entryBytes / 1_000).toFixed(1),
      withImportsKb: (allBytes / 1_000).toFixed(1),
    });
    report.bar('main bundle, kB gzip', { value: allBytes / 1_000, atMost: 60 });
    report.bar('first contentful paint, s', {
      value: middle((load) => load.fcpMs) / 1_000,
      atMost: 1.3,
    });
    report.bar('usable, s', { value: middle((load) => load.usableMs) / 1_000, atMost: 3 });
    report.bar('app JavaScript before LIFF, kB', {
      value: middle((load) => load.scriptBytes) / 1_000,
      atMost: 60,
    });
  },
};

async function measure(page: Page, url: string): Promise<Load> {
  const client = await page.context().newCDPSession(page);
  const carried = await countBytes(client);
  await client.send('Network.emulateNetworkConditions', { offline: false, ...slow });
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('main a.btn-main').first().waitFor({ timeout: 60_000 });
  const usableMs = performance.now() - startedAt;
  const fcpMs = Number(
    await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`),
  );
  return { fcpMs, usableMs, ...carried() };
}

/** The transferred bytes, compressed. */
async function countBytes(client: CDPSession): Promise<() => Pick<Load, 'scriptBytes' | 'bytes'>> {
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

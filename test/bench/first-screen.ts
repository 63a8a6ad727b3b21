import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { builtWeb } from '#server/app.ts';
import { findChromium } from '../support/browser/chromium.ts';
import { mainBundle } from './main-bundle.ts';
import { startProvince } from './province.ts';
import type { Province } from './province.ts';
import type { Bench, Report } from './report.ts';
import { becomeLineApp, lineUserAgent } from './screens/line-app.ts';
import { measurePageLoad } from './screens/page-load.ts';
import type { PageLoad } from './screens/page-load.ts';

const runs = 3;
const size = { width: 390, height: 844 };

interface Visits {
  cold: PageLoad[];
  warm: PageLoad[];
}

interface Place {
  name: string;
  /** The longest allowed time in seconds until the first duty can be tapped. */
  bars: { cold: number; warm: number };
  isLine: boolean;
}

const places: readonly Place[] = [
  { name: 'browser', bars: { cold: 2.7, warm: 1.5 }, isLine: false },
  { name: 'inside LINE', bars: { cold: 4, warm: 2 }, isLine: true },
];

/**
 * Measures the time until the first duty on the mini-app’s first screen can be tapped. It measures a
 * browser with a session and LINE’s browser, where LIFF signs in first, each with an empty cache and on the
 * second visit.
 */
export const firstScreenBench: Bench = {
  name: 'first-screen',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    for (const place of places) {
      const visits: Visits = { cold: [], warm: [] };
      for (let run = 0; run < runs; run += 1)
        await visitTwice({ browser, province, place }, visits);
      tell(report, { place, visits });
    }
    await browser.close();
    await province.close();
    const { entryBytes, allBytes } = mainBundle(builtWeb('dist'));
    report.raw('main bundle, gzip', {
      entryKb: (entryBytes / 1_000).toFixed(1),
      withImportsKb: (allBytes / 1_000).toFixed(1),
    });
    report.bar('main bundle, kB gzip', { value: allBytes / 1_000, atMost: 60 });
  },
};

interface Visit {
  browser: Browser;
  province: Province;
  place: Place;
}

/** The second visit has the cache and the cookie of the first. */
async function visitTwice({ browser, province, place }: Visit, visits: Visits): Promise<void> {
  const officer = province.people.find((person) => person.name.includes('ดาว'));
  if (!officer) throw new Error('no officer in the province');
  const context = await browser.newContext({
    viewport: size,
    ...(place.isLine ? { userAgent: lineUserAgent(await userAgentOf(browser)) } : {}),
  });
  if (!place.isLine) {
    const [name = '', value = ''] = (await province.cookieOf(officer.id)).split('=');
    await context.addCookies([{ name, value, domain: 'localhost', path: '/' }]);
  }
  for (const loads of [visits.cold, visits.warm]) {
    const page = await context.newPage();
    const fragment = place.isLine ? await becomeLineApp(page, { province, person: officer }) : '';
    loads.push(await measurePageLoad(page, `http://localhost:${province.app.port}/app${fragment}`));
    await page.close();
  }
  await context.close();
}

async function userAgentOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  const userAgent = String(await page.evaluate('navigator.userAgent'));
  await page.close();
  return userAgent;
}

function tell(report: Report, { place, visits }: { place: Place; visits: Visits }): void {
  for (const which of ['cold', 'warm'] as const) {
    const loads = visits[which];
    const what = `${place.name}, ${which}`;
    report.raw(what, {
      all: loads.map((load) => Math.round(load.usableMs)).join(' '),
      fcp: Math.round(middle(loads, (load) => load.fcpMs)),
      usable: Math.round(middle(loads, (load) => load.usableMs)),
      kilobytes: Math.round(middle(loads, (load) => load.bytes) / 1_000),
      shift: middle(loads, (load) => load.shift).toFixed(3),
    });
    for (const { name, startMs, endMs } of middleLoad(loads)?.waterfall ?? [])
      report.raw(`  ${shortName(name)}`, { start: Math.round(startMs), end: Math.round(endMs) });
    report.bar(`${what}: first contentful paint, s`, {
      value: middle(loads, (load) => load.fcpMs) / 1_000,
      atMost: 1.3,
    });
    report.bar(`${what}: usable, s`, {
      value: middle(loads, (load) => load.usableMs) / 1_000,
      atMost: place.bars[which],
    });
  }
  if (place.isLine) return;
  report.bar('app JavaScript before LIFF, kB', {
    value: middle(visits.cold, (load) => load.scriptBytes) / 1_000,
    atMost: 60,
  });
}

function middle(loads: readonly PageLoad[], pick: (load: PageLoad) => number): number {
  return loads.map(pick).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function middleLoad(loads: readonly PageLoad[]): PageLoad | undefined {
  return loads.toSorted((a, b) => a.usableMs - b.usableMs)[Math.floor(runs / 2)];
}

function shortName(name: string): string {
  const { host, pathname } = new URL(name);
  return (host.startsWith('localhost') ? '' : host) + pathname;
}

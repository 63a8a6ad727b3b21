import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { startRunningApp } from '../running-app.ts';
import type { RunningApp } from '../running-app.ts';
import { closePages, testBrowser } from './chromium.ts';

/** A running app and a browser. Call it once at the top of a test file; both end with the file. */
export async function startBrowserWorld(
  options: Parameters<typeof startRunningApp>[0] = {},
): Promise<{ browser: Browser; running: RunningApp }> {
  const [browser, running] = await Promise.all([testBrowser(), startRunningApp(options)]);
  afterAll(async () => {
    await closePages(browser);
    await running.close();
  });
  return { browser, running };
}

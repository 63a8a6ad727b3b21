import type { Page } from 'playwright-core';
import { livePath } from '#contract/live.ts';

const open = new WeakMap<Page, Set<unknown>>();

/** Counts the page’s pending requests, starting before its first navigation. */
export function watchRequests(page: Page): void {
  const asked = new Set<unknown>();
  open.set(page, asked);
  page.on('request', (request) => {
    // The stream of changes is not counted, because it stays open as long as the page.
    if (!request.url().includes(livePath)) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
}

/**
 * Waits until fonts and pictures are loaded and drawn and no request is pending. It uses no fixed delay.
 */
export async function settled(page: Page): Promise<void> {
  const asked = open.get(page);
  if (!asked) throw new Error('a page whose requests nobody counts');
  for (let quiet = 0; quiet < 2; quiet = asked.size === 0 ? quiet + 1 : 0)
    await page.evaluate(drawn);
  await page.locator('.bones').first().waitFor({ state: 'hidden' });
}

/**
 * Gives the window another size. Another width may need another layout, which the browser draws later, so
 * this waits a moment for the page to fit; a page that never fits is left to the check that follows.
 */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await settled(page);
  await page.waitForFunction(fits, null, { timeout: 3_000 }).catch(() => undefined);
}

const fits = 'document.documentElement.scrollWidth <= innerWidth';
const drawn = `document.fonts.ready.then(() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))))`;

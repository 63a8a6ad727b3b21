import type { Page } from 'playwright-core';
import { settled } from '../wait-for-idle.ts';
import { graveViolations } from './axe.ts';

/**
 * The faults of the current screen: content wider than the window, and serious problems for screen readers.
 */
export async function screenFaults(page: Page): Promise<string[]> {
  await settled(page);
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return [...(over > 0 ? [`${over} px too wide`] : []), ...(await graveViolations(page))];
}

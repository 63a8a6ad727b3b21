import type { Page } from 'playwright-core';
import { settled } from '../wait-for-idle.ts';
import { graveViolations } from './axe.ts';

/** What is wrong with the screen as it is now: too wide for its window, or grave for a screen reader. */
export async function screenFaults(page: Page): Promise<string[]> {
  await settled(page);
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return [...(over > 0 ? [`${over} px too wide`] : []), ...(await graveViolations(page))];
}

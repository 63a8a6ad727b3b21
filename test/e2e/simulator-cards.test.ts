import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSimulator } from '../simulator/test-driver.ts';
import { graveViolations } from '../support/browser/axe.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { startRunningApp } from '../support/running-app.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(() => closePages(browser));
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function openCards(origin: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${origin}/cards.html`);
  return { page, complaints };
}

test('the simulator’s gallery shows every card with its text alternative and the result of LINE’s check', async () => {
  const { simulator, close } = await startRunningApp({ demo: true, seed: async () => [] });
  for (const width of [360, 1280]) {
    const { page, complaints } = await openCards(simulator.origin, width);
    await page.getByText('LINE รับทุกแบบ').waitFor();
    const cards = page.getByRole('article');
    expect(await cards.count()).toBeGreaterThan(80);
    const digest = cards.filter({
      has: page.getByRole('heading', { name: 'งานเช้านี้', exact: true }),
    });
    const title = await digest.locator('.flex-message').getAttribute('aria-label');
    expect(await digest.locator('.sample-notes').textContent()).toContain(title);
    const height = async () => (await digest.locator('.flex-message').boundingBox())?.height ?? 0;
    const normal = await height();
    await page.getByRole('button', { name: 'ชื่อยาวมาก' }).click();
    await page.getByText('LINE รับทุกแบบ').waitFor();
    await page
      .getByRole('group', { name: 'ขนาดตัวหนังสือ' })
      .getByRole('button', { name: 'ตัวใหญ่' })
      .click();
    await page.getByText('LINE รับทุกแบบ').waitFor();
    expect(await height()).toBeGreaterThan(normal);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
      true,
    );
    expect(await graveViolations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('ไม่มีคำนี้ในการ์ด');
    await page.getByText('ไม่พบการ์ดที่มีคำว่า').waitFor();
    expect(complaints).toEqual([]);
  }
  await close();
});

test('the simulator’s gallery says why it is empty when the app gives no samples', async () => {
  const simulator = await startSimulator();
  const { page } = await openCards(simulator.origin, 360);
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await page.getByText('ระบบยังไม่ตอบ').waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
});

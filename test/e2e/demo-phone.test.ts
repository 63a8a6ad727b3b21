import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { cast } from '../support/demo-world.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
const webRoot = mkdtempSync(join(tmpdir(), 'prasan-demo-web-'));
const web = join(import.meta.dirname, '..', '..', 'liff-app', 'web');
const vite = join(web, '..', '..', 'node_modules', 'vite', 'bin', 'vite.js');

beforeAll(async () => {
  const flags = ['build', '--mode', 'demo', '--outDir', webRoot, '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, [vite, ...flags], { cwd: web });
  browser = await testBrowser();
  running = await startRunningApp({ webRoot, demo: true });
  await running.settle();
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
  rmSync(webRoot, { recursive: true, force: true });
});

test('the simulator’s phone shows the digest, gets an answer to สถานะ and opens the mini-app from a button', async () => {
  const officer = running.person(cast.officer);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${running.simulator.origin}/#${officer.lineUserId}`);
  await page.locator('.fx-bubble').first().waitFor();
  const cards = await page.locator('.fx-bubble').count();
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).fill('สถานะ');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.fx-bubble').count()).toBeGreaterThan(cards);
  await page
    .locator('.fx-bubble')
    .last()
    .getByRole('button', { name: /เปิด|ทำ|กรอก/ })
    .first()
    .click();
  const inside = page.frameLocator('.liff iframe');
  await inside.locator('h1').first().waitFor();
  expect(await inside.locator('h1').first().textContent()).not.toBe('');
  expect(await inside.getByText('ลองอีกครั้ง').count()).toBe(0);
  await context.close();
});

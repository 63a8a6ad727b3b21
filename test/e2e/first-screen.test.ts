import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tokensOf } from '../support/api-client.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { channel } from '../support/running-app.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

const lineUserAgent = 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Line/14.0.0 LIFF';

/** The requests of the page to our server, as method and path. */
function watchApi(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`);
  });
  return asked;
}

const firstDuty = (page: Page) => page.locator('main a.btn-main').first();

/** The fragment that LINE's browser adds to the address, with tokens of this person. */
async function fragmentOf(person: { lineUserId: string }): Promise<string> {
  const line = running.simulator.origin;
  const tokens = await tokensOf({ url: running.url, line, channel, person });
  return `#${new URLSearchParams({
    access_token: tokens.access_token,
    id_token: tokens.id_token,
    feature_token: 'feature',
    client_id: channel.loginChannelId,
  }).toString()}`;
}

async function openInLine(person: { lineUserId: string }) {
  const phone = await openPhone({ browser, running, person, userAgent: lineUserAgent });
  await phone.page.addInitScript('window._liff = { features: [] }');
  return phone;
}

test('the home screen of a signed-in person sends no request twice', async () => {
  const person = running.person('ดาว');
  const { page, context, complaints, close } = await openPhone({ browser, running, person });
  const [name = '', value = ''] = (await running.signIn(person)).cookie.split('=');
  await context.addCookies([{ name, value, url: running.url }]);
  const asked = watchApi(page);
  await page.goto(`${running.url}/app`);
  await firstDuty(page).waitFor();
  expect(asked.toSorted()).toEqual(['GET /api/duties/mine', 'GET /api/me']);
  expect(complaints).toEqual([]);
  await close();
});

test('the home screen inside LINE sends one request to our server, and LIFF starts afterwards', async () => {
  const person = running.person('ดาว');
  const { page, complaints, close } = await openInLine(person);
  const asked = watchApi(page);
  await page.goto(`${running.url}/app${await fragmentOf(person)}`);
  await firstDuty(page).waitFor();
  expect(asked).toEqual(['POST /api/session']);
  await expect.poll(() => new URL(page.url()).hash, { timeout: 10_000 }).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('the home screen inside LINE shows the duties of the person signed in to LINE, not of the cookie', async () => {
  const [officer, other] = [running.person('ดาว'), running.person('แก้ว')];
  const { page, context, close } = await openInLine(officer);
  const [name = '', value = ''] = (await running.signIn(other)).cookie.split('=');
  await context.addCookies([{ name, value, url: running.url }]);
  await page.goto(`${running.url}/app${await fragmentOf(officer)}`);
  await firstDuty(page).waitFor();
  const own = await (await running.signIn(officer)).call('duties.mine', {});
  const ids = own.duties.map((duty) => `/app/duty/${encodeURIComponent(duty.id)}`);
  const href = (await firstDuty(page).getAttribute('href')) ?? '';
  expect(ids.some((id) => href.startsWith(id))).toBe(true);
  await close();
});

test('LIFF finds its tokens after the person has moved to another screen', async () => {
  const person = running.person('ดาว');
  const { page, complaints, close } = await openInLine(person);
  await page.goto(`${running.url}/app${await fragmentOf(person)}`);
  await firstDuty(page).click();
  await page.waitForRequest((request) => request.url().includes('/oauth2/v2.1/verify'));
  await expect.poll(() => new URL(page.url()).hash, { timeout: 10_000 }).toBe('');
  expect(new URL(page.url()).pathname).toMatch(/^\/app\/duty\//);
  expect(complaints).toEqual([]);
  await close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startRunningApp } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';

let browser: Browser;
let running: RunningApp;
/** A name without a space at which a browser could break the line. */
const longName = 'X'.repeat(118);

beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  const { persons, members } = running.db.stores;
  for (const person of await persons.find({}))
    await persons.put({ ...person, name: longName, lineName: longName });
  for (const member of await members.find({}))
    await members.put({ ...member, first: longName, last: longName });
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

test.each([360, 1280])(
  'long names without blanks fit every people screen %i px wide',
  async (width) => {
    const officer = running.person(cast.officer).id;
    const chair = running.person(cast.chair).id;
    const person = running.person(cast.head);
    const [grant] = (await running.db.stores.persons.get(chair))?.grants ?? [];
    const { page } = await openPhone({ browser, running, person, width, height: 800 });
    const screens = [
      '/app/people',
      `/app/people/person/${officer}`,
      `/app/people/person/${chair}`,
      `/app/people/person/${officer}/hand-over?leave=1`,
      '/app/people/not-yet',
      '/app/people/requests',
      '/app/people/invites',
      `/app/centres/${String(grant?.centre)}`,
      '/app/me',
    ];
    const wide: string[] = [];
    await page.goto(`${running.url}/app/people`);
    await page.getByRole('link', { name: /^อยู่ในระบบ \d+$/u }).waitFor();
    for (const path of screens) {
      await page.goto(running.url + path);
      await page.locator('main').first().waitFor();
      const faults = (await screenFaults(page)).filter((fault) => fault.includes('px too wide'));
      if (faults.length > 0) wide.push(`${path}: ${faults.join(', ')}`);
    }
    expect(wide).toEqual([]);
    await page.context().close();
  },
);

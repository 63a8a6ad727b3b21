import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { demoPeople } from '#demo/seed/demo.ts';
import { seedAreas, seedCentres } from '#use-cases/centres/seed-places.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { runningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(() => closePages(browser));

const paths = [
  '/app',
  '/app/overview',
  '/app/duties',
  '/app/duties?filter=late',
  '/app/calendar',
  '/app/centres',
  '/app/papers',
  '/app/people',
  '/app/messages/questions',
];
const ofProvince = [...paths, '/app/messages/deliveries', '/app/settings', '/app/settings/letters'];

/** What is wrong on these screens, on a phone with large letters and on a desktop. */
async function faultsOf(running: RunningApp, of: { name: string; screens: readonly string[] }) {
  const person = running.person(of.name);
  const found: string[] = [];
  for (const width of [390, 1440]) {
    const { page, complaints, close } = await openPhone({ browser, running, person, width });
    for (const path of of.screens) {
      await page.goto(running.url + path);
      await page.locator('h1').first().waitFor();
      for (const fault of await screenFaults(page)) found.push(`${path} at ${width}: ${fault}`);
      if (width !== 390) continue;
      found.push(...(await letterSizeFaults(page, path)));
      await page.setViewportSize({ width, height: 844 });
    }
    found.push(...complaints.filter((line) => !line.includes('401')));
    await close();
  }
  return found;
}

test('a province without a letter shows its screens whole, and says what comes', async () => {
  const running = await runningApp({
    seed: async ({ stores }) => {
      const people = demoPeople();
      await stores.areas.insertMissing(seedAreas());
      await stores.centres.insertMissing(seedCentres(seedAreas()));
      await stores.persons.insertMissing(people.map(({ featured: _featured, ...rest }) => rest));
      return people;
    },
  });
  expect(await faultsOf(running, { name: cast.province, screens: ofProvince })).toEqual([]);
  expect(await faultsOf(running, { name: cast.head, screens: paths })).toEqual([]);
});

test('the screens of a province in which everything is late have no faults at two widths', async () => {
  const running = await runningApp();
  const { duties, submissions } = running.db.stores;
  await submissions.remove({});
  const nothing = { submittedAt: null, reachedProvinceAt: null, acceptedAt: null, reviewAt: null };
  await duties.updateMany(
    {},
    {
      $set: {
        ...nothing,
        state: 'todo',
        revision: 0,
        opensOn: '2024-10-01',
        dueOn: '2024-11-29',
        districtDueOn: '2024-11-22',
      },
    },
  );
  const { page, close } = await openPhone({
    browser,
    running,
    person: running.person(cast.province),
    width: 1440,
  });
  await page.goto(`${running.url}/app/overview`);
  const late = page.getByRole('link', { name: /เกินกำหนด 1,3\d\d/ });
  expect(await late.first().innerText()).toContain('18 อำเภอ');
  await close();
  expect(await faultsOf(running, { name: cast.province, screens: ofProvince })).toEqual([]);
  expect(await faultsOf(running, { name: cast.head, screens: paths })).toEqual([]);
  expect(
    await faultsOf(running, { name: cast.officer, screens: ['/app', '/app/calendar'] }),
  ).toEqual([]);
});

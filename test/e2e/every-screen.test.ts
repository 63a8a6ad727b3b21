import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCriteria } from '../examples/example.ts';
import { graveViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/chromium.ts';
import { cast } from '../support/demo-world.ts';
import { openPhone } from '../support/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
const places: Record<string, string> = {};
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), startRunningApp()]);
  const inThoeng = await running.db.stores.duties.find({ districtName: 'เทิง', round: 1 });
  for (const { id, obligation, centreName, centre } of inThoeng) {
    places[`${obligation} ${centreName.replace('ศอช.ต.', '')}`] = `/app/duty/${id}`;
    places[`centre ${centreName.replace('ศอช.ต.', '')}`] = `/app/centres/${centre}`;
  }
  await endASeat(places['centre ปล้อง']?.split('/').at(-1) ?? '');
});
afterAll(async () => {
  await browser.close();
  await running.close();
});

/** Somebody left the committee: the centre has a history to show. */
async function endASeat(centre: string): Promise<void> {
  const { members } = running.db.stores;
  const left = (await members.sitting(centre)).at(-1);
  if (!left) throw new Error(`nobody sits in ${centre}`);
  const until = '2024-11-30';
  const sittings = left.sittings.map((one) => ({ ...one, until }));
  await members.put({ ...left, until, sittings });
}

type Screens = (at: (key: string) => string) => string[];
const officerScreens: Screens = (at) => [
  '/app',
  `${at('grading ปล้อง')}/form`,
  `${at('grading ปล้อง')}/form?step=closing`,
  `${at('grading ปล้อง')}/form?step=review`,
  `${at('committee-register งิ้ว')}/form?step=register`,
  `${at('committee-meeting งิ้ว')}/form`,
  at('committee-register งิ้ว'),
  at('grading เวียง'),
  '/app/calendar',
  '/app/centres',
  at('centre ปล้อง'),
  '/app/me',
  '/app/join/ABCD2345',
  '/app/nowhere',
];
const headScreens: Screens = (at) => [
  '/app',
  at('committee-register ปล้อง'),
  '/app/overview',
  at('centre ปล้อง'),
  '/app/sheet/chiang-rai-2568.committee-register.1',
];
const provinceScreens: Screens = (at) => [
  '/app/overview',
  '/app/duties?filter=returned',
  '/app/duties?filter=waived',
  '/app/letters/chiang-rai-2568',
  '/app/settings',
  '/app/settings/letters',
  '/app/settings/letters/chiang-rai-2568',
  '/app/settings/letters/chiang-rai-2568/preview',
  '/app/settings/criteria',
  `/app/settings/criteria/${sampleCriteria.id}`,
  `/app/settings/criteria/${sampleCriteria.id}/trial`,
  '/app/settings/centres',
  at('centre ปล้อง'),
  '/app/settings/holidays',
  '/app/sheet/chiang-rai-2568.committee-register.1',
  '/app/sheet/chiang-rai-2568.grading.1?area=5704',
  at('grading เวียง'),
  '/app/calendar',
];

test.each([
  [cast.officer, officerScreens, 390],
  [cast.officer, officerScreens, 1280],
  [cast.head, headScreens, 360],
  [cast.head, headScreens, 1280],
  [cast.province, provinceScreens, 390],
  [cast.province, provinceScreens, 1280],
  [cast.chair, () => ['/app', '/app/me'], 390],
  [cast.admin, () => ['/app', '/app/me'], 390],
] satisfies [string, Screens, number][])(
  'screens of %s are clean for axe, fit the width and complain of nothing (%#)',
  async (name, screens, width) => {
    const phone = await openPhone({ browser, running, person: running.person(name), width });
    const found: string[] = [];
    for (const path of screens((key) => places[key] ?? `nothing for ${key}`)) {
      await phone.page.goto(running.url + path);
      await phone.page.locator('h1').first().waitFor();
      await phone.page.waitForLoadState('networkidle');
      const over = await phone.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(over) > 0) found.push(`${path}: ${String(over)} px too wide`);
      for (const line of await graveViolations(phone.page)) found.push(`${path}: ${line}`);
    }
    found.push(...phone.complaints.filter((line) => !line.includes('401')));
    await phone.close();
    expect(found).toEqual([]);
  },
);

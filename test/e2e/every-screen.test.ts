import type { Day } from '#domain/calendar.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCriteria } from '../examples/example.ts';
import { graveViolations } from '../support/browser/axe.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { cast } from '../support/demo-world.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { resize } from '../support/wait-for-idle.ts';

let browser: Browser;
let running: RunningApp;
const places: Record<string, string> = {};
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  const inThoeng = await running.db.stores.duties.find({ districtName: 'เทิง', round: 1 });
  for (const { id, obligation, centreName, centre } of inThoeng) {
    places[`${obligation} ${centreName.replace('ศอช.ต.', '')}`] = `/app/duty/${id}`;
    places[`centre ${centreName.replace('ศอช.ต.', '')}`] = `/app/centres/${centre}`;
  }
  const head = await running.signIn(running.person(cast.head));
  const invite = { role: 'officer', areaCode: '5704', centre: null, seat: null } as const;
  const { code } = await head.call('invite.create', { ...invite, uses: 1, days: 7 });
  places['join'] = `/app/join/${code}`;
  await endASeat(places['centre ปล้อง']?.split('/').at(-1) ?? '');
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

/** A member left the committee, so the centre has a history to show. */
async function endASeat(centre: string): Promise<void> {
  const { members } = running.db.stores;
  const left = (await members.sitting(centre)).at(-1);
  if (!left) throw new Error(`nobody sits in ${centre}`);
  const until: Day = '2024-11-30';
  const sittings = left.sittings.map((sitting) => ({ ...sitting, until }));
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
  '/app/letters/chiang-rai-2568/criteria',
  at('join'),
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
  '/app/review/chiang-rai-2568.grading.1',
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
  '/app/settings/audit',
  '/app/settings/open-data',
  '/app/settings/reminders',
  '/app/search',
  '/app/sheet/chiang-rai-2568.committee-register.1',
  '/app/sheet/chiang-rai-2568.grading.1?area=5704',
  at('grading เวียง'),
  '/app/calendar',
];

/** Checks the page on a phone, where it was opened, and on a desktop. */
async function faultsOf(page: Page, of: { path: string; widths: readonly [number, ...number[]] }) {
  const { path, widths } = of;
  const found: string[] = [];
  for (const width of widths) {
    await resize(page, { width, height: 844 });
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (over > 0) found.push(`${path}: ${over} px too wide for ${width}`);
    for (const line of await graveViolations(page)) found.push(`${path} at ${width}: ${line}`);
  }
  found.push(...(await letterSizeFaults(page, path)));
  return found;
}

test.each([
  [cast.officer, officerScreens, [390, 1280]],
  [cast.head, headScreens, [360, 1280]],
  [cast.province, provinceScreens, [390, 1280]],
  [cast.chair, () => ['/app', '/app/me'], [390]],
  [cast.admin, () => ['/app', '/app/me'], [390]],
] satisfies [string, Screens, [number, ...number[]]][])(
  'screens of %s are clean for axe, fit the width and log no error (%#)',
  async (name, screens, widths) => {
    const person = running.person(name);
    const phone = await openPhone({ browser, running, person, width: widths[0] });
    const { page, complaints } = phone;
    const found: string[] = [];
    for (const path of screens((key) => places[key] ?? `nothing for ${key}`)) {
      await page.goto(running.url + path);
      await page.locator('h1').first().waitFor();
      found.push(...(await faultsOf(page, { path, widths })));
    }
    found.push(...complaints.filter((line) => !line.includes('401')));
    await phone.close();
    expect(found).toEqual([]);
  },
);

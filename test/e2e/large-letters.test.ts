import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { cast } from '../support/demo-world.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { refuseChanges, visitDialogs } from '../support/browser/open-dialogs.ts';
import { sampleCriteria } from '../examples/example.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { settled } from '../support/wait-for-idle.ts';

const newcomer = { lineUserId: `U${'9'.repeat(32)}`, name: 'ลุงคำ' };
let browser: Browser;
let running: RunningApp;
const places: Record<string, string> = {};
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  running.simulator.addPersonas([newcomer]);
  for (const { id, obligation, centreName, centre } of await running.db.stores.duties.find({
    districtName: 'เทิง',
    round: 1,
  })) {
    places[`${obligation} ${centreName.replace('ศอช.ต.', '')}`] = `/app/duty/${id}`;
    places[`centre ${centreName.replace('ศอช.ต.', '')}`] = `/app/centres/${centre}`;
  }
  places['officer'] = `/app/people/person/${running.person(cast.officer).id}`;
  await askForThings();
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

/** Stores a code and requests for erasure, correction and joining, so that the screens have content. */
async function askForThings(): Promise<void> {
  const head = await running.signIn(running.person(cast.head));
  const invite = { role: 'officer', areaCode: '5704', centre: null, seat: null } as const;
  await head.call('invite.create', { ...invite, uses: 1, days: 7 });
  const chair = await running.signIn(running.person(cast.chair));
  await chair.call('erasure.ask', { words: 'พ้นจากกรรมการแล้ว ขอให้ลบเบอร์และบัญชี LINE' });
  await chair.call('dataRequest.ask', { kind: 'correction', words: 'นามสกุลในทะเบียนผิด' });
  const officer = await running.signIn(running.person(cast.officer));
  const id = (places['grading ปล้อง'] ?? '').replace('/app/duty/', '');
  await officer.call('extension.ask', { id, dueOn: '2025-01-10', reason: 'ประธานติดภารกิจ' });
}

/** A begun register with an editable list, and its officer. */
async function openRegister(): Promise<{ path: string; officer: string }> {
  const drafts = await running.db.stores.duties.find({
    form: 'committee-register',
    state: 'draft',
  });
  for (const { id, areaCode } of drafts) {
    const holder = running.people.find((person) =>
      person.grants.some((grant) => grant.role === 'officer' && grant.areaCode === areaCode),
    );
    if (holder) return { path: `/app/duty/${id}/form`, officer: holder.name };
  }
  throw new Error('no register is begun');
}

type Screens = (at: (key: string) => string) => string[];
const member: Screens = () => ['/app', '/app/me', '/app/notice', '/app/calendar'];
const officer: Screens = (at) => [
  '/app',
  `${at('grading ปล้อง')}/form`,
  `${at('grading งิ้ว')}/form`,
  `${at('grading งิ้ว')}/form?step=closing`,
  `${at('committee-meeting งิ้ว')}/form?step=agenda`,
  at('committee-meeting ปล้อง'),
  at('committee-register งิ้ว'),
  at('centre ปล้อง'),
  '/app/people',
  '/app/me',
];
const head: Screens = (at) => [
  '/app',
  at('committee-register ปล้อง'),
  '/app/people',
  '/app/people/requests',
  '/app/people/invites',
  '/app/people/invites/sheet',
  '/app/people/not-yet',
  at('officer'),
  `${at('officer')}/hand-over`,
  at('centre ปล้อง'),
  '/app/sheet/chiang-rai-2568.committee-register.1',
  '/app/overview',
];
const province: Screens = (at) => [
  '/app',
  '/app/overview',
  '/app/duties?filter=returned',
  '/app/review/chiang-rai-2568.grading.1',
  '/app/people',
  '/app/people/invites',
  '/app/people/invites/list',
  '/app/search',
  '/app/settings',
  '/app/settings/audit',
  '/app/settings/centres',
  '/app/settings/criteria',
  `/app/settings/criteria/${sampleCriteria.id}`,
  '/app/settings/holidays',
  '/app/settings/letters',
  '/app/settings/letters/chiang-rai-2568',
  '/app/settings/offices',
  '/app/settings/offices/5704',
  '/app/settings/privacy',
  '/app/settings/province',
  at('grading เวียง'),
  at('grading ปล้อง'),

  '/app/sheet/chiang-rai-2568.grading.1?area=5704',
];

/** Visits every screen and every dialog they open. Returns the faults and the titles of the dialogs. */
async function lookAt(person: { lineUserId: string }, paths: readonly string[]) {
  const { context, page, close } = await openPhone({ browser, running, person, ...small });
  await refuseChanges(context);
  const faults: string[] = [];
  const titles: string[] = [];
  const seen = new Set<string>();
  const measure = async (where: string) => {
    faults.push(...(await letterSizeFaults(page, where)));
    await page.setViewportSize(small);
  };
  for (const path of paths) {
    await page.goto(running.url + path);
    await page.locator('h1').first().waitFor();
    await settled(page);
    await measure(path);
    await visitDialogs(page, {
      seen,
      async visit(title) {
        titles.push(title);
        await measure(`${path} “${title}”`);
      },
    });
  }
  await close();
  return { faults, titles };
}

const small = { width: 360, height: 780 };

test.each([
  [cast.chair, member, ['วิธีใช้', 'แก้ไขชื่อ', 'ปิดเตือน', 'ขอสำเนาข้อมูล']],
  [cast.officer, officer, ['ร่างนี้', 'ทิ้งร่างนี้', 'พิมพ์หรือวาง', 'ขอขยายเวลา', 'ขอลบข้อมูล']],
  [cast.head, head, ['เมนูเพิ่มเติม', 'ส่งคืนแก้ไข', 'ส่งต่อ', 'กรองรายชื่อ', 'ยกเลิกรหัส', 'ถอน', 'ให้หน้าที่']],
  [
    cast.province,
    province,
    [
      'เปิด ศอช.',
      'เปลี่ยนชื่อ',
      'ยุบหรือรวม',
      'เลื่อนกำหนด',
      'เพิ่มวันหยุด',
      'ขอแก้ไขข้อมูล',
      'ยกเว้น',
      'รับรอง',
      'ไม่ขยายเวลา',
    ],
  ],
] satisfies [string, Screens, string[]][])(
  '%s: with large letters nothing is cut and every main button is reached, on screens and in dialogs',
  async (name, screens, dialogs) => {
    const paths = screens((key) => places[key] ?? `nothing for ${key}`);
    const { faults, titles } = await lookAt(running.person(name), paths);
    expect(faults).toEqual([]);
    expect(dialogs.filter((title) => !titles.some((seen) => seen.startsWith(title)))).toEqual([]);
  },
);

test('the dialogs of the duty list show all their text with large letters', async () => {
  const { path, officer: holder } = await openRegister();
  const paths = ['register', 'term', 'review'].map((step) => `${path}?step=${step}`);
  const { faults, titles } = await lookAt(running.person(holder), paths);
  expect(faults).toEqual([]);
  expect(titles).toContain('นำเข้ากรรมการจาก Excel');
});

test('a person without a role can read everything with large letters', async () => {
  const { page, close } = await openPhone({ browser, running, person: newcomer, ...small });
  await page.goto(`${running.url}/app`);
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).waitFor();
  const found = await letterSizeFaults(page, 'notice');
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  await page.getByRole('link', { name: 'ไม่มีรหัส ขอเข้าร่วม' }).waitFor();
  found.push(...(await letterSizeFaults(page, 'welcome')));
  for (const path of ['/app/ask', '/app/join/ABCD-EFGH', '/app/me']) {
    await page.goto(running.url + path);
    await page.locator('h1').first().waitFor();
    await settled(page);
    found.push(...(await letterSizeFaults(page, path)));
  }
  await close();
  expect(found).toEqual([]);
});

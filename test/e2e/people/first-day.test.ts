import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedLetter } from '#use-cases/letters/seed-letter.ts';
import { newInvite } from '#use-cases/people/invites.ts';
import type { Grant } from '#domain/permissions.ts';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { startRunningApp, wednesdayNine } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';

const admin = { lineUserId: lineUserId('firstAdmin'), name: 'ผู้ดูแล สมมุติ' };
const staff = { lineUserId: lineUserId('firstStaff'), name: 'เจ้าหน้าที่ สมมุติ' };
let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  const seed = async (db: RunningApp['db']) => {
    await seedLetter(db, '2024-12-06');
    return [];
  };
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ seed })]);
  running.simulator.addPersonas([admin, staff]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

/** A code as `npm run admin:invite` and the invites screen make it. */
async function codeFor(role: Grant['role']): Promise<string> {
  const grant: Grant = { role, areaCode: '57', centre: null, seat: null };
  const rest = { row: null, uses: 1, days: 1, note: '', by: 'shell', now: wednesdayNine };
  const invite = newInvite({ grant, ...rest });
  await running.db.stores.invites.insert(invite);
  return invite.id;
}

async function join(of: { person: typeof admin; role: Grant['role']; width: number }) {
  const phone = await openPhone({ browser, running, person: of.person, width: of.width });
  await phone.page.goto(`${running.url}/app/join/${await codeFor(of.role)}`);
  await phone.page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  await phone.page.getByLabel('ชื่อ นามสกุลจริงของท่าน').fill(of.person.name);
  await phone.page.getByRole('button', { name: 'ใช่ เข้าร่วม' }).click();
  await phone.page.getByRole('link', { name: 'กลับไปงานของฉัน' }).click();
  return phone;
}

const row = (page: Page, title: string) =>
  page.locator('.to-do li').filter({ has: page.getByText(title, { exact: true }).first() });

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

/** Stores everything the list asks for, except the phone number of one office. */
async function finishAllBut(office: string): Promise<void> {
  const { stores } = running.db;
  const { areas, settings, criteria, persons } = stores;
  for (const area of await areas.find({ level: 'district' }))
    await persons.insert({
      id: `head-${area.id}`,
      lineUserId: lineUserId(`head-${area.id}`),
      name: 'สมมุติ',
      grants: (['districtHead', 'officer'] as const).map((role) => ({
        role,
        areaCode: area.id,
        centre: null,
        seat: null,
      })),
      following: true,
      joinedAt: wednesdayNine,
      followChangedAt: null,
    });
  for (const one of await settings.find({}))
    if (one.id !== office) await settings.put({ ...one, officePhone: '053-000100' });
  const set = await criteria.current(2568, '57');
  if (!set) throw new Error('no criteria');
  await criteria.put({ ...set, id: 'real-2568', version: set.version + 1, sample: false });
  const people = await persons.find({});
  for (const person of people) await persons.put({ ...person, following: true });
}

test('the first administrator sees on a phone which set-up tasks are left, and enters the first phone number', async () => {
  const { page, complaints } = await join({ person: admin, role: 'admin', width: 360 });
  await page.getByRole('heading', { name: /ต้องดู \d เรื่อง/u }).waitFor();
  await row(page, 'เจ้าหน้าที่จังหวัด (สพจ.)').getByText('เหลือ 1 คน').waitFor();
  await row(page, 'พัฒนากรประจำตำบล').getByText('เหลือ 124 ตำบล').waitFor();
  await row(page, 'เกณฑ์ประเมินระดับฉบับจริง').getByText('เจ้าหน้าที่จังหวัด (สพจ.) เป็นผู้ทำ').waitFor();
  await page.getByText('เรียบร้อยแล้ว หนังสือสั่งการของปีนี้').waitFor();
  await expectFit(page);

  await row(page, 'เบอร์โทรของสำนักงาน').getByText('เหลือ 19 แห่ง').waitFor();
  await row(page, 'เบอร์โทรของสำนักงาน').getByRole('link').click();
  await page.getByRole('heading', { name: 'ยังไม่มีเบอร์ 19 แห่ง' }).waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: /อำเภอเทิง/u }).click();
  await page.getByLabel('เบอร์โทร').fill('โทรมาเลย');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('เบอร์โทรไม่ถูกต้อง กรุณากรอก 9 หรือ 10 หลัก').waitFor();
  await expectFit(page);
  await page.getByLabel('เบอร์โทร').fill('053-123456 ต่อ 2');
  await page.getByText('กดโทรแล้วโทรไปที่ 053123456').waitFor();
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByRole('heading', { name: 'ยังไม่มีเบอร์ 18 แห่ง' }).waitFor();
  await page.getByRole('link', { name: 'กลับ' }).click();
  await row(page, 'เบอร์โทรของสำนักงาน').getByText('เหลือ 18 แห่ง').waitFor();
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('the list of set-up tasks is on the province’s overview until its last task is done', async () => {
  const { page, complaints } = await join({ person: staff, role: 'province', width: 1280 });
  await page.goto(`${running.url}/app`);
  await page.getByRole('heading', { name: /เตรียมระบบให้พร้อมใช้ เหลือ \d เรื่อง/u }).waitFor();
  await row(page, 'เกณฑ์ประเมินระดับฉบับจริง')
    .getByRole('link', { name: /ใส่เกณฑ์/u })
    .waitFor();
  await expectFit(page);
  await finishAllBut('5701');
  await page.reload();
  await page.getByRole('heading', { name: 'เตรียมระบบให้พร้อมใช้ เหลือ 1 เรื่อง' }).waitFor();
  await row(page, 'เบอร์โทรของสำนักงาน').getByRole('link').click();
  await page.getByRole('link', { name: /อำเภอเมืองเชียงราย/u }).click();
  await page.getByLabel('เบอร์โทร').fill('053-000101');
  await page.keyboard.press('Enter');
  await page.getByText('มีเบอร์ครบทุกแห่ง').waitFor();
  await expectFit(page);
  await page.locator('.tabs').getByRole('link', { name: 'ภาพรวม' }).click();
  await page.getByRole('heading', { name: /^ถึงจังหวัดแล้ว/u }).waitFor();
  await page.locator('.to-do').waitFor({ state: 'detached' });
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

import { readQrCode } from '#test/support/browser/read-qr-code.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { adminInvite } from '#commands/admin-invite.ts';
import { inviteAlphabet } from '#domain/people/invite-code.ts';
import { writeXlsx } from '#api/xlsx.ts';
import { seedLetter } from '#use-cases/letters/seed-letter.ts';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { fillField } from '#test/support/browser/fill-field.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { startRunningApp, wednesdayNine } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';
import { plainAnswers } from '#test/support/world.ts';
import { formFor } from '#domain/forms/index.ts';

const newcomer = (digit: string, name: string) => ({ lineUserId: `U${digit.repeat(32)}`, name });
const people = {
  admin: newcomer('1', 'แอดมิน'),
  province: newcomer('2', 'พี่จังหวัด'),
  head: newcomer('3', 'หัวหน้าเทิง'),
  member: newcomer('4', 'ป้าแก้ว'),
  officer: newcomer('5', 'น้องดาว'),
};
type Newcomer = keyof typeof people;

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  const seed = async (db: RunningApp['db']) => {
    await seedLetter(db, '2024-12-06');
    return [];
  };
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ seed })]);
  running.simulator.addPersonas(Object.values(people));
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

async function open(who: Newcomer, path: string, width = 390): Promise<Page> {
  const height = width < 1024 ? 844 : 900;
  const { page } = await openPhone({ browser, running, person: people[who], width, height });
  await page.goto(`${running.url}${path}`);
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  return page;
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

/** Types into the chat and returns the words of the answers. */
async function say(who: Newcomer, text: string): Promise<string> {
  const { lineUserId } = people[who];
  const before = running.simulator.accountMessages(lineUserId).length;
  running.simulator.people.say({ lineUserId }, text);
  await running.settle();
  return JSON.stringify(running.simulator.accountMessages(lineUserId).slice(before));
}

const codeIn = (text: string): string =>
  new RegExp(`[${inviteAlphabet}]{4}\\s?[${inviteAlphabet}]{4}`).exec(text)?.[0] ?? '';

async function joinWith(page: Page, who: Newcomer): Promise<void> {
  await page.getByLabel('ชื่อ นามสกุลจริงของท่าน').fill(people[who].name);
  await page.getByRole('button', { name: 'ใช่ เข้าร่วม' }).click();
  await page.getByRole('heading', { name: 'เข้าร่วมแล้ว' }).waitFor();
}

/** Makes an invite for one place on the screen, and returns its code. */
async function makeInvite(page: Page, of: { role: string; place: string }): Promise<string> {
  await page.getByLabel('เข้าเป็น').selectOption({ label: of.role });
  await page.getByLabel('พื้นที่').selectOption({ label: of.place });
  await page.getByRole('button', { name: 'ออกรหัส', exact: true }).click();
  await page.getByText('ออกรหัสแล้ว').first().waitFor();
  await page.locator('.a4 .code').waitFor();
  return codeIn((await page.locator('main').textContent()) ?? '');
}

const districtNames = async (): Promise<string[]> =>
  (await running.db.stores.areas.find({ level: 'district' })).map(({ name }) => name);

test('an empty installation gets its people by clicking and chatting, up to the first accepted report', async () => {
  vi.stubEnv('MONGODB_URI', 'mongodb://unused');
  const printed: string[] = [];
  const call = {
    arguments: ['57'],
    wallClock: () => wednesdayNine,
    print: (line: string) => printed.push(line),
    open: async () => ({ ...running.db, close: async () => {} }),
  };
  await adminInvite(call);
  expect(await say('admin', codeIn(printed[0] ?? ''))).toContain('ผู้ดูแลระบบ');

  const admin = await open('admin', '/app/people/invites', 1280);
  const provinceCode = await makeInvite(admin, { role: 'เจ้าหน้าที่จังหวัด (สพจ.)', place: 'จ.เชียงราย' });
  await expectFit(admin);
  const province = await open('province', `/app/join/${provinceCode.replace(/\s/, '')}`, 1280);
  await joinWith(province, 'province');

  await province.goto(`${running.url}/app/people/invites/list`);
  const names = await districtNames();
  expect(names).toHaveLength(18);
  const rows = names.map((name, index) => [`นายหัวหน้า${index + 1} สมมุติ`, 'พัฒนาการอำเภอ', name]);
  const columns = ['ชื่อ-สกุล', 'บทบาท', 'อำเภอ'].map((label) => ({ label, type: 'text' as const }));
  const workbook = { name: 'หัวหน้า', sheets: [{ name: 'รายชื่อ', columns, rows }] };
  const buffer = Buffer.from(await writeXlsx(workbook));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await province
    .getByLabel('เลือกไฟล์ Excel')
    .setInputFiles({ name: 'หัวหน้า.xlsx', mimeType, buffer });
  await province.getByRole('heading', { name: 'อ่านได้ 18 คน' }).waitFor();
  await expectFit(province);
  await province.getByRole('button', { name: 'ออกรหัส 18 คน' }).click();
  await province.getByText('ออกรหัสแล้ว 18 คน').waitFor();
  await expectFit(province);
  const thoeng = province.locator('.read-person', { hasText: 'อ.เทิง' });
  const headCode = codeIn((await thoeng.textContent()) ?? '');
  expect(await say('head', `เข้าร่วม ${headCode}`)).toContain('พัฒนาการอำเภอ');

  const head = await open('head', '/app/people/invites', 1280);
  await makeInvite(head, { role: 'กรรมการ ศอช.', place: 'ศอช.ต.งิ้ว อ.เทิง' });
  await head.getByRole('link', { name: /พิมพ์/ }).first().click();
  await head.locator('.a4 svg.qr').first().waitFor();
  await expectFit(head);
  await head.emulateMedia({ media: 'print' });
  const link = await readQrCode(head.locator('.a4 svg.qr').first());
  await head.emulateMedia({ media: 'screen' });
  const member = await open('member', new URL(link).pathname.replace(/^\/[^/]+/, '/app'));
  await member.getByRole('heading', { name: /ศอช\.ต\.งิ้ว อ\.เทิง/u }).waitFor();
  await joinWith(member, 'member');
  expect(await say('member', 'สถานะ')).toContain('งิ้ว');

  const asking = await say('officer', 'ขอเข้าร่วม ต.งิ้ว อ.เทิง');
  expect(asking).toContain('พัฒนากร');
  const officer = await open('officer', '/app/ask');
  await officer.getByLabel('ขอเข้าเป็น').selectOption({ label: 'พัฒนากร' });
  await officer.getByLabel('อำเภอ', { exact: true }).selectOption({ label: 'อ.เทิง' });
  await officer.getByLabel('ตำบล').selectOption({ label: 'ต.งิ้ว' });
  await officer.getByLabel('ชื่อ นามสกุล ตามทะเบียน').fill('นางสาวดาว สมมุติ');
  await officer.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await officer.getByText('รอพัฒนาการอำเภอตอบ').waitFor();
  await head.goto(`${running.url}/app/people/requests`);
  await head.getByRole('button', { name: 'รับเข้า นางสาวดาว สมมุติ' }).click();
  await head.getByText('ไม่มีคำขอรออยู่').waitFor();

  await reportAndAccept({ officer, head, province });
});

/** The first duty of ศอช.ต.งิ้ว: filled in on a phone, forwarded by the district, accepted. */
async function reportAndAccept(of: Record<'officer' | 'head' | 'province', Page>): Promise<void> {
  const { officer, head, province } = of;
  const [duty] = await running.db.stores.duties.find({
    obligation: 'plan-mission',
    round: 1,
    centreName: 'ศอช.ต.งิ้ว',
    districtName: 'เทิง',
  });
  const form = duty && formFor(duty.form);
  if (!duty || !form) throw new Error('no first duty');
  await officer.goto(`${running.url}/app/duty/${duty.id}/form`);
  for (const section of form.sections) {
    for (const field of section.fields) {
      const value = new Map<string, unknown>(Object.entries(plainAnswers)).get(field.id);
      if (value !== undefined) await fillField(officer, { field, value });
    }
    await officer.locator('.foot .btn-main').click();
  }
  await officer.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await officer.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  await head.goto(`${running.url}/app/duty/${duty.id}`);
  await decide(head, 'ส่งต่อจังหวัด');
  await expect.poll(async () => (await dutyState(duty.id))?.reviewAt).toBe('province');
  await province.goto(`${running.url}/app/duty/${duty.id}`);
  await decide(province, 'รับรองรายงาน');
  await expect.poll(async () => (await dutyState(duty.id))?.state).toBe('accepted');
}

/** Presses the button, and the button of the same name in the confirmation dialog. */
async function decide(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

const dutyState = (id: string) => running.db.stores.duties.get(id);

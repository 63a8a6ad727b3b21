import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function openPeople(width: number, path = '/app/people') {
  const person = running.person(cast.head);
  const phone = await openPhone({ browser, running, person, width, height: 800 });
  await phone.page.goto(running.url + path);
  await phone.page.getByRole('link', { name: /^อยู่ในระบบ \d+$/u }).waitFor();
  return phone;
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

const maxTabs = 60;

async function isFocused(page: Page, target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) > 0;
}

/** Moves the focus with Tab, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await target.waitFor();
  for (let count = 0; count < maxTabs; count += 1) {
    if (await isFocused(page, target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${maxTabs} times ${key} did not reach ${target.toString()}`);
}

async function press(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const officerAreas = async (): Promise<string[]> => {
  const person = await running.db.stores.persons.get(running.person(cast.officer).id);
  return (person?.grants ?? []).map(({ areaCode }) => areaCode).toSorted();
};

test.each([1280, 360])(
  'a head without a mouse finds an officer, hands over the work and undoes it, %i px wide',
  async (width) => {
    const before = await officerAreas();
    const { page, complaints } = await openPeople(width);
    await expectFit(page);
    await tabTo(page, page.getByRole('searchbox', { name: 'ชื่อ หรือ ศอช.' }));
    await page.keyboard.type('ดาว');
    await page.waitForURL(/q=/u);
    await press(page, page.getByRole('link', { name: /^นางสาวดาว ทดลอง/u }));
    await page.getByRole('heading', { name: 'นางสาวดาว ทดลอง' }).waitFor();
    await expectFit(page);

    await press(page, page.getByRole('link', { name: 'โอนงาน', exact: true }));
    await page.getByText('ยังไม่มีอะไรเปลี่ยน เลือกผู้รับงานก่อน').waitFor();
    await press(page, page.getByRole('button', { name: 'โอนงาน', exact: true }));
    await page.getByText('กรุณาเลือกผู้รับงาน').waitFor();

    const all = page.getByLabel('โอนทั้งหมดให้');
    await expect.poll(() => isFocused(page, all)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const successor = await all.inputValue();
    await tabTo(page, page.getByLabel('ผู้รับ ต.งิ้ว'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, page.getByRole('radio', { name: /ยังทำงานอยู่/u }));
    await page.keyboard.press('ArrowDown');
    await page.getByText('สิทธิหมดทันทีทุกช่องทาง').waitFor();
    await page.getByText('ไม่มีผู้รับ ระบบเตือนระดับถัดไปแทน').waitFor();
    await tabTo(page, page.getByLabel('เหตุผล'));
    await page.keyboard.press('ArrowDown');
    await expectFit(page);
    await press(page, page.getByRole('button', { name: 'โอนงานและพ้นหน้าที่' }));

    const undo = page.getByRole('button', { name: 'เลิกทำ' });
    await undo.waitFor();
    expect(await officerAreas()).toEqual([]);
    const received = (await running.db.stores.persons.get(successor))?.grants ?? [];
    expect(received.map(({ areaCode }) => areaCode)).toEqual(
      expect.arrayContaining(before.filter((areaCode) => areaCode !== before[1])),
    );
    await page.getByRole('button', { name: 'ย้อนกลับ ของ นางสาวดาว ทดลอง' }).waitFor();
    await tabTo(page, undo, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('เลิกทำแล้ว หน้าที่และงานกลับเป็นเหมือนเดิม').waitFor();
    expect(await officerAreas()).toEqual(before);
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
    await page.context().close();
  },
);

test('a head on a phone reveals a phone number, corrects a name, gives a role and takes it back', async () => {
  const { members, audit, persons } = running.db.stores;
  const chair = running.person(cast.chair).id;
  const [row] = await members.linkedTo(chair);
  await members.updateMany({ id: row?.id }, { $set: { phone: '0812345678' } });
  const { page, complaints } = await openPeople(390);
  await page.getByRole('button', { name: 'กรอง' }).click();
  await page.getByRole('dialog').getByLabel('ทุกหน้าที่').selectOption({ label: 'กรรมการ' });
  await page.getByRole('button', { name: 'ดูรายชื่อ' }).click();
  await page.getByRole('link', { name: /^นางจันทร์ดี สมมุติ/u }).click();

  await page.getByText('081-xxx-5678').waitFor();
  await page.getByRole('button', { name: 'ดูเบอร์' }).click();
  await page.getByRole('link', { name: '081-234-5678' }).waitFor();
  expect((await audit.ofSubject(chair)).at(-1)).toMatchObject({ action: 'person.phone' });

  await page.getByRole('button', { name: 'แก้ชื่อ' }).click();
  await page.getByLabel('ชื่อที่ระบบใช้').fill('นางจันทร์ดี สมมุติกุล');
  await page.getByRole('button', { name: 'บันทึกชื่อ' }).click();
  await page.getByRole('heading', { name: 'นางจันทร์ดี สมมุติกุล' }).waitFor();
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByRole('heading', { name: 'นางจันทร์ดี สมมุติ', exact: true }).waitFor();

  await page.getByRole('button', { name: 'ให้หน้าที่' }).click();
  await page.getByRole('dialog').getByLabel('พื้นที่').selectOption({ label: 'ต.งิ้ว อ.เทิง' });
  await expectFit(page);
  await page.getByRole('dialog').getByRole('button', { name: 'ให้หน้าที่' }).click();
  await page.getByRole('button', { name: /^ถอน พัฒนากร/u }).click();
  await page.getByLabel('เหตุผล').selectOption({ label: 'ลาออก' });
  await page.getByRole('button', { name: 'ถอนหน้าที่' }).click();
  await page.getByRole('button', { name: /^ถอน พัฒนากร/u }).waitFor({ state: 'detached' });
  expect((await persons.get(chair))?.grants.map(({ role }) => role)).toEqual(['member']);

  await page.getByRole('button', { name: /^เลิกผูก/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'เลิกผูก' }).click();
  await page.getByText('ยังไม่ผูกกับชื่อในทะเบียน').waitFor();
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByRole('button', { name: /^เลิกผูก/u }).waitFor();
  expect((await persons.get(chair))?.grants[0]?.seat).toBe('chair');
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('the order of the list of people is kept in the address, and the focus stays on its button', async () => {
  const { page, complaints } = await openPeople(1280);
  const names = page.locator('.ledger tbody th a');
  await names.first().waitFor();
  const byName = page.getByRole('columnheader', { name: 'ชื่อ' }).getByRole('button');
  await press(page, byName);
  await page.getByText('เรียงตามชื่อ').waitFor();
  expect(await isFocused(page, byName)).toBe(true);
  const sorted = await names.allTextContents();
  expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, 'th')));
  await page.reload();
  await page.getByText('เรียงตามชื่อ').waitFor();
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('a head sees which centre lacks its secretary and makes a code for it', async () => {
  const { page, complaints } = await openPeople(1280, '/app/people/not-yet');
  await page.getByRole('searchbox', { name: 'ศอช. หรืออำเภอ' }).fill('งิ้ว');
  const centre = page.getByRole('listitem').filter({ hasText: 'ศอช.ต.งิ้ว' });
  await centre.getByText('เข้าแล้ว').waitFor();
  await page.getByRole('button', { name: 'ทุกคน' }).click();
  await centre.getByText(/^ยังไม่เข้า \d+ คน/u).click();
  await centre.getByText('เลขานุการ').last().waitFor();
  await expectFit(page);
  await centre.getByRole('link', { name: 'ใบเชิญ ของ ศอช.ต.งิ้ว' }).click();
  await page.getByRole('button', { name: 'ออกรหัส', exact: true }).click();
  await page.getByRole('link', { name: 'เชิญ 1' }).waitFor();
  const [invite] = await running.db.stores.invites.find({});
  expect(invite?.grant).toMatchObject({ role: 'member', areaCode: '570402' });
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

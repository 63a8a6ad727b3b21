import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function openInvites(name: string, width: number) {
  const person = running.person(name);
  const phone = await openPhone({ browser, running, person, width, height: 900 });
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await phone.page.goto(`${running.url}/app/people/invites`);
  await phone.page.getByRole('heading', { name: 'ออกรหัสเข้าร่วม' }).waitFor();
  return phone;
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

test('a head makes a code on a desktop, copies it, revokes it and is offered a new one', async () => {
  const { page, complaints } = await openInvites(cast.head, 1440);
  await expectFit(page);
  await page.getByLabel('จำนวนคน').fill('51');
  await page.getByRole('button', { name: 'ออกรหัส', exact: true }).click();
  await page.getByText('กรุณาเลือกพื้นที่').waitFor();
  await page.getByText('กรุณากรอกจำนวน 1 ถึง 50 คน').waitFor();
  await expectFit(page);

  await page.getByLabel('พื้นที่').selectOption({ label: 'ศอช.ต.งิ้ว อ.เทิง' });
  await page.getByLabel('ตำแหน่ง').selectOption({ label: 'ประธาน' });
  await page.getByLabel('จำนวนคน').fill('2');
  await page.getByLabel('บันทึกช่วยจำ').fill('แจกในที่ประชุม');
  await page.getByRole('button', { name: 'ออกรหัส', exact: true }).click();
  await page.getByText('ประธานและเลขานุการ ออกรหัสได้ทีละ 1 คน').waitFor();
  await expectFit(page);
  await page.getByLabel('จำนวนคน').fill('1');
  await page.getByRole('button', { name: 'ออกรหัส', exact: true }).click();
  const row = page.getByRole('row', { name: /ประธาน ศอช\.ต\.งิ้ว อ\.เทิง/u });
  await row.getByText('0 จาก 1').waitFor();
  await page.getByRole('img', { name: 'คิวอาร์เข้าร่วม ประธาน ศอช.ต.งิ้ว อ.เทิง' }).waitFor();
  await page.locator('svg.qr path').waitFor();
  await expectFit(page);

  await page.getByRole('button', { name: 'คัดลอกรหัส' }).click();
  await page.getByText('คัดลอกรหัสแล้ว').waitFor();
  const copied = String(await page.evaluate('navigator.clipboard.readText()'));
  const [stored] = await running.db.stores.invites.find({ note: 'แจกในที่ประชุม' });
  expect(copied.replace(' ', '')).toBe(stored?.id);
  const share = await page.getByRole('link', { name: 'ส่งทาง LINE' }).getAttribute('href');
  expect(decodeURIComponent(share ?? '')).toContain(`/join/${stored?.id ?? 'none'}`);

  await row.getByRole('button', { name: /^ยกเลิก/u }).click();
  await page.getByText('ยังไม่มีผู้เข้าร่วมด้วยรหัสนี้').waitFor();
  await expectFit(page);
  await page.getByRole('button', { name: 'ยกเลิกรหัสนี้' }).last().click();
  await page.getByText('ยกเลิกรหัสแล้ว ออกรหัสใหม่ได้ทุกเมื่อ').waitFor();
  await page.getByLabel('สถานะ').selectOption({ label: 'ทั้งหมด' });
  await row.getByText('ยกเลิกแล้ว').waitFor();
  await row.getByRole('button', { name: /ออกรหัสใหม่/u }).click();
  const { areaCode = '', centre = '' } = stored?.grant ?? {};
  expect(await page.getByLabel('พื้นที่').inputValue()).toBe(`${areaCode} ${centre}`);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('the province makes a code for every tambon on a phone and opens the sheets for print', async () => {
  const { page, complaints } = await openInvites(cast.province, 360);
  await page.getByLabel('พื้นที่').selectOption('all 5706');
  const make = page.getByRole('button', { name: /ออกรหัส \d+ แห่ง/u });
  const count = Number(/\d+/u.exec((await make.textContent()) ?? '')?.[0]);
  await make.click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: `พิมพ์ทั้ง ${count} แผ่น` })
    .waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: `พิมพ์ทั้ง ${count} แผ่น` }).click();
  await page
    .locator('.a4 svg.qr')
    .nth(count - 1)
    .waitFor();
  await expectFit(page);

  await page.emulateMedia({ media: 'print' });
  const pageMm = 'document.querySelector(".a4").getBoundingClientRect().width / 210';
  const side = 'document.querySelector("svg.qr").viewBox.baseVal.width';
  const qr = 'document.querySelector("svg.qr").getBoundingClientRect().width';
  expect(Number(await page.evaluate(`${qr} / ${side} / (${pageMm})`))).toBeGreaterThanOrEqual(3);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(count);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'สี่ใบต่อแผ่น' }).click();
  await page.getByRole('button', { name: `พิมพ์ ${Math.ceil(count / 4)} แผ่น` }).waitFor();
  const four = await page.pdf({ preferCSSPageSize: true });
  expect(four.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(Math.ceil(count / 4));
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

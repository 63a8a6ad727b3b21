import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { useFormWorld } from '../support/browser/form-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { heicHead } from '../support/hostile/hostile-pictures.ts';

const world = useFormWorld();

const heic = { name: 'IMG_0012.HEIC', mimeType: 'image/heic', buffer: heicHead() };

async function openPhotos(prepare: (context: BrowserContext) => Promise<unknown> = async () => {}) {
  const { duty, officer } = world().forms['meeting-report'];
  const phone = await openPhone({ ...world(), person: officer });
  await prepare(phone.context);
  await phone.page.goto(`${world().running.url}/app/duty/${duty.id}/form?step=meeting`);
  const files = phone.page.locator('input[type=file][multiple]').first();
  await files.waitFor({ state: 'attached' });
  return { ...phone, files, duty };
}

test('a HEIC photo that the browser cannot convert is refused with advice', async () => {
  const { page, files, close } = await openPhotos();
  await files.setInputFiles(heic);
  await page.getByText(/ระบบเปิดรูปแบบ HEIC ไม่ได้.*บันทึกรูปเป็น JPG/).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.locator('.drop').last().click();
  await close();
});

test('a HEIC photo is converted by a browser that can read it, and arrives as JPEG', async () => {
  // Makes the browser decode a picture of any format, as Safari does.
  const { page, files, duty, close } = await openPhotos((context) =>
    context.addInitScript(`{
      const decode = createImageBitmap;
      globalThis.createImageBitmap = (file, ...rest) => {
        if (!file.name?.endsWith('.HEIC')) return decode(file, ...rest);
        const picture = new OffscreenCanvas(60, 40);
        picture.getContext('2d').fillRect(0, 0, 60, 40);
        return decode(picture);
      };
    }`),
  );
  await files.setInputFiles(heic);
  await page.getByText('ส่งแล้ว', { exact: true }).waitFor();
  const [stored] = await world().running.db.stores.attachments.ofDuty(duty.id);
  expect(stored).toMatchObject({ type: 'image/jpeg', name: 'IMG_0012.jpg', width: 60 });
  await close();
});

test('a file of another kind is refused in a photo question, with a text that does not offer PDF', async () => {
  const { page, files, close } = await openPhotos();
  const workbook = { name: 'สรุป.xlsx', mimeType: 'application/vnd.ms-excel', buffer: heicHead() };
  await files.setInputFiles(workbook);
  await page.getByText('สรุป.xlsx ไม่ใช่รูป กรุณาเลือกรูป JPG หรือ PNG').waitFor();
  expect(await page.getByText('PDF').count()).toBe(0);
  await close();
});

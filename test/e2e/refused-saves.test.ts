import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useFormWorld } from '../support/browser/form-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';

const world = useFormWorld();

const remarks = (page: Page) => page.getByLabel('หมายเหตุ');

async function openRemarks(
  prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
) {
  const { duty, officer } = world().forms['strong-tambon-projects'];
  const phone = await openPhone({ ...world(), person: officer });
  await prepare(phone.context);
  const address = `${world().running.url}/app/duty/${duty.id}/form?step=closing`;
  await phone.page.goto(address);
  await remarks(phone.page).waitFor();
  return { ...phone, address, duty };
}

async function storedRemarks(duty: string): Promise<unknown> {
  return (await world().running.db.stores.drafts.get(duty))?.answers['remarks'];
}

test.each([
  [401, 'เข้าใช้งานใหม่ ระบบจะส่งให้'],
  [408, 'ระบบจะลองส่งอีกครั้งเอง'],
  [413, 'ข้อความยาวเกินส่งได้ กรุณาย่อ'],
  [429, 'ระบบจะลองส่งอีกครั้งเอง'],
  [503, 'ระบบจะลองส่งอีกครั้งเอง'],
])(
  'a save refused with %i keeps what was typed, says so and is retried without a tap',
  async (status, words) => {
    const { context, page, duty, close } = await openRemarks();
    let refusals = 0;
    // Two requests get 401, because a 401 is repeated once after the session was renewed.
    await context.route('**/draft', (route) => {
      refusals += 1;
      return refusals <= 2
        ? route.fulfill({ status, contentType: 'application/problem+json', body: '{}' })
        : route.continue();
    });
    const text = `พิมพ์ก่อนถูกปฏิเสธ ${status}`;
    await remarks(page).fill(text);
    await page.locator('.saved', { hasText: words }).waitFor();
    await page.locator('.saved', { hasText: 'เก็บในเครื่องแล้ว' }).waitFor();
    expect(await remarks(page).inputValue()).toBe(text);
    await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
    expect(refusals).toBeGreaterThan(2);
    expect(await storedRemarks(duty.id)).toBe(text);
    await close();
  },
);

test('a session that ends while typing is renewed, and the answer is saved without a tap', async () => {
  const { context, page, duty, close } = await openRemarks();
  await context.clearCookies();
  await remarks(page).fill('พิมพ์หลังหมดเวลา');
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  expect(await storedRemarks(duty.id)).toBe('พิมพ์หลังหมดเวลา');
  await close();
});

test('a session that cannot be renewed asks the person to sign in again, and loses no answer', async () => {
  const { context, page, address, duty, close } = await openRemarks();
  await context.clearCookies();
  await context.route('**/api/session', (route) =>
    route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }),
  );
  await remarks(page).fill('พิมพ์ตอนเข้าไม่ได้');
  await page.getByText('หน้านี้หมดเวลาแล้ว').waitFor();
  expect(await remarks(page).inputValue()).toBe('พิมพ์ตอนเข้าไม่ได้');
  await context.unroute('**/api/session');
  await page.goto(address);
  await remarks(page).waitFor();
  expect(await remarks(page).inputValue()).toBe('พิมพ์ตอนเข้าไม่ได้');
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  expect(await storedRemarks(duty.id)).toBe('พิมพ์ตอนเข้าไม่ได้');
  await close();
});

test('a phone that lost its storage while typing saves on the server, and shows the answer after a reload', async () => {
  const { page, address, duty, close } = await openRemarks((context) =>
    context.addInitScript(`
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...entry) {
        if (globalThis.isFull) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, entry);
      };
    `),
  );
  await page.evaluate('globalThis.isFull = true');
  await remarks(page).fill('พิมพ์ตอนเครื่องเต็ม');
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  await page.getByText('เครื่องนี้เก็บร่างไว้เองไม่ได้').waitFor();
  expect(await storedRemarks(duty.id)).toBe('พิมพ์ตอนเครื่องเต็ม');
  await page.goto(address);
  await remarks(page).waitFor();
  expect(await remarks(page).inputValue()).toBe('พิมพ์ตอนเครื่องเต็ม');
  await close();
});

test('a phone whose battery dies while a save is refused keeps every typed character', async () => {
  const { context, page, address, duty, close } = await openRemarks();
  await context.route('**/draft', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
  );
  await remarks(page).fill('ตัวอักษรสุดท้ายก่อนดับ');
  await page.locator('.saved', { hasText: 'เก็บในเครื่องแล้ว' }).waitFor();
  await page.close({ runBeforeUnload: false });
  await context.unroute('**/draft');
  const again = await context.newPage();
  await again.goto(address);
  await remarks(again).waitFor();
  expect(await remarks(again).inputValue()).toBe('ตัวอักษรสุดท้ายก่อนดับ');
  await again.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  expect(await storedRemarks(duty.id)).toBe('ตัวอักษรสุดท้ายก่อนดับ');
  await close();
});

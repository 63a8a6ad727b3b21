import { expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { acceptSecondGradings } from '../support/second-grading.ts';
import { settled } from '../support/wait-for-idle.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();
const paths = [
  '/app/overview',
  '/app/overview?round=chiang-rai-2568.grading.1',
  '/app/overview?area=5704',
  '/app/overview?area=5704&round=2024-12-25',
  '/app/overview?area=570401',
];
const phones = createPhones(() => ({ browser, running }));

async function openAs(name: keyof typeof cast, { path, width }: { path: string; width: number }) {
  const { page } = await phones.of(running.person(cast[name]));
  await page.setViewportSize({ width, height: 900 });
  await page.goto(running.url + path);
  await page.locator('h1').first().waitFor();
  return page;
}

test('the overview shows the province the grades of one round, then of two side by side', async () => {
  const wide = { path: '/app/overview', width: 1440 };
  const page = await openAs('province', wide);
  await page.getByRole('heading', { name: 'ผลประเมินระดับ ครั้งที่ 1' }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'เปลี่ยน' }).count()).toBe(0);
  await acceptSecondGradings(running.db);
  await page.reload();
  await page.getByRole('heading', { name: 'ผลประเมินระดับ ครั้งที่ 1 เทียบครั้งที่ 2' }).waitFor();
  await page
    .getByRole('img', { name: /^หมวด 1 .+ จาก \d+% เป็น \d+%/ })
    .first()
    .waitFor();
  await page.getByText(/คะแนนเพิ่ม \d+ แห่ง เท่าเดิม \d+ แห่ง ลดลง \d+ แห่ง/).waitFor();
  await page.getByText('เกณฑ์ตัวอย่าง', { exact: true }).waitFor();
});

test('the map and the chart follow the chosen clause and round, and the address keeps the choice', async () => {
  const page = await openAs('province', { path: '/app/overview', width: 1440 });
  await page.getByText(/กว่าที่ควร \d+ เรื่อง|ทันตามที่ควร/).waitFor();
  const title = await page
    .getByLabel('ดูข้อและรอบ')
    .locator('option', { hasText: 'ข้อ 4 ประเมิน ครั้งที่ 1' })
    .getAttribute('value');
  await page.getByLabel('ดูข้อและรอบ').selectOption(title);
  await page.getByText('ข้อ 4 ประเมินระดับ ครั้งที่ 1', { exact: true }).first().waitFor();
  expect(new URL(page.url()).searchParams.get('round')).toBe(title);
  await page.getByRole('link', { name: /เทิง ถึงจังหวัดแล้ว \d+ จาก 10 เรื่อง/ }).click();
  await page.getByRole('heading', { name: 'ภาพรวมอำเภอเทิง' }).waitFor();
  expect(new URL(page.url()).searchParams.get('round')).toBe(title);
  await page.getByRole('button', { name: 'ดูเป็นตาราง' }).click();
  await page.getByRole('columnheader', { name: 'ควรถึง' }).waitFor();
  await page.reload();
  await page.getByText('ข้อ 4 ประเมินระดับ ครั้งที่ 1', { exact: true }).first().waitFor();
});

test('an open overview shows a change through its first stream of events', async () => {
  const page = await openAs('head', { path: '/app/overview', width: 1440 });
  const late = page.getByRole('link', { name: /ส่งคืนแก้ไข/ });
  const before = await late.innerText();
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/live')) streams.push(request.url());
  });
  const { duties } = running.db.stores;
  const [duty] = await duties.find({ districtName: 'เทิง', form: 'plan-mission', state: 'todo' });
  if (!duty) throw new Error('the demo has no plan that waits');
  await duties.save({ ...duty, state: 'returned', submittedAt: new Date('2024-12-17T03:00:00Z') });
  await expect.poll(() => late.innerText(), { timeout: 30_000 }).not.toBe(before);
  expect(streams).toEqual([]);
});

test.each([360, 390, 768, 1024, 1280, 1440])(
  'the overview is clean for axe and fits a width of %d',
  async (width) => {
    const found: string[] = [];
    for (const path of paths) {
      const page = await openAs('province', { path, width });
      await settled(page);
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (over > 0) found.push(`${path}: ${over} px too wide for ${width}`);
      for (const line of await graveViolations(page)) found.push(`${path}: ${line}`);
      if (width === 390) found.push(...(await letterSizeFaults(page, path)));
    }
    expect(found).toEqual([]);
    expect(await phones.complaints()).toEqual([]);
  },
);

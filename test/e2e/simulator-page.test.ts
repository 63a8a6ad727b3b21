import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '#simulator/index.ts';
import {
  call,
  daw,
  eventsOf,
  mek,
  startApp,
  startEmptySimulator,
  startSimulator,
} from '../simulator/test-driver.ts';
import { graveViolations } from '../support/browser/axe.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(() => closePages(browser));
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

type Look = { path?: string; width?: number };

/** The simulator's page, with all errors and warnings it reports. */
async function openPage(simulator: Simulator, { path = `#${daw}`, width = 1440 }: Look = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  await page.goto(`${simulator.origin}/${path}`);
  return { page, complaints };
}

const card = (title: string) => ({
  type: 'flex',
  altText: title,
  contents: {
    type: 'bubble',
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [
        { type: 'text', text: title, wrap: true, weight: 'bold' },
        {
          type: 'button',
          style: 'primary',
          color: '#0a5c36',
          action: { type: 'postback', label: 'รับทราบ', data: 'v1:ack', displayText: 'รับทราบ' },
        },
        {
          type: 'button',
          action: {
            type: 'datetimepicker',
            label: 'ขอขยายเวลา',
            data: 'v1:extend',
            mode: 'date',
            initial: '2024-12-25',
            min: '2024-12-18',
            max: '2025-03-31',
          },
        },
      ],
    },
  },
});

const push = (simulator: Simulator, message: unknown) =>
  call(simulator, '/v2/bot/message/push', { body: { to: daw, messages: [message] } });

async function connected() {
  const app = await startApp();
  const simulator = await startSimulator({ quota: 500 });
  simulator.connect({ appUrl: app.url });
  return { app, simulator };
}

test('a message typed in the simulator reaches the app', async () => {
  const { app, simulator } = await connected();
  const { page, complaints } = await openPage(simulator);
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).fill('สถานะ');
  await page.keyboard.press('Enter');
  await page.locator('.mine .said', { hasText: 'สถานะ' }).waitFor();
  await simulator.idle();
  expect(eventsOf(app.received)).toMatchObject([{ type: 'message', message: { text: 'สถานะ' } }]);
  expect(complaints).toEqual([]);
});

test('a card appears in the simulator without a reload; its buttons send a postback and a picked date', async () => {
  const { app, simulator } = await connected();
  const { page } = await openPage(simulator);
  await page.locator('.welcome').waitFor();
  await push(simulator, card('ต้องส่งอำเภอ 3 เรื่อง'));
  await page.getByRole('button', { name: 'รับทราบ' }).click();
  await page.locator('.mine', { hasText: 'รับทราบ' }).waitFor();
  await page.getByRole('button', { name: 'ขอขยายเวลา' }).click();
  await page.getByRole('combobox', { name: 'เดือน' }).selectOption({ label: 'มกราคม' });
  expect(await page.locator('.picked').textContent()).toBe('อยู่นอกช่วงที่เลือกได้');
  await page.getByRole('combobox', { name: 'ปี พ.ศ.' }).selectOption({ label: '2568' });
  expect(await page.locator('.picked').textContent()).toBe('เสาร์ 25 มกราคม 2568');
  await page.getByRole('button', { name: 'ส่งวันที่นี้' }).click();
  await page.locator('.bottom-dialog').waitFor({ state: 'detached' });
  await simulator.idle();
  expect(eventsOf(app.received)).toMatchObject([
    { postback: { data: 'v1:ack' } },
    { postback: { data: 'v1:extend', params: { date: '2025-01-25' } } },
  ]);
});

test('the text of a message in the simulator never becomes markup or script', async () => {
  const { simulator } = await connected();
  const evil = '<img src=x onerror="window.broken=1"><b>หนา</b>';
  await push(simulator, card(evil));
  await push(simulator, { type: 'text', text: evil });
  const { page, complaints } = await openPage(simulator);
  await page.locator('.fx-text', { hasText: '<b>หนา</b>' }).waitFor();
  expect(await page.locator('.said').last().textContent()).toBe(evil);
  expect(await page.locator('.talk img, .talk b').count()).toBe(0);
  expect(await page.evaluate('window.broken')).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('a LIFF link opens over the simulator’s chat and closes when its page requests it', async () => {
  const { app, simulator } = await connected();
  const { page } = await openPage(simulator);
  // A page at the app's address that asks LIFF to close it.
  await page.route(`${app.url}/duty/**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><button onclick="parent.postMessage({ type: 'liff.closeWindow' }, '*')">ปิดแบบ</button>`,
    }),
  );
  await push(simulator, { type: 'text', text: 'https://liff.line.me/2000000002-prasandd/duty/a' });
  await page.locator('.said a').click();
  const inside = page.frameLocator('.liff iframe');
  await inside.getByRole('button', { name: 'ปิดแบบ' }).click();
  await page.locator('.liff').waitFor({ state: 'detached' });
  expect(await page.locator('.talk').isVisible()).toBe(true);
});

test('the simulator sends a drawn photo, and can unsend a message', async () => {
  const { app, simulator } = await connected();
  const { page } = await openPage(simulator);
  await page.getByRole('button', { name: 'ส่งรูป', exact: true }).click();
  await page.getByRole('button', { name: 'ส่งรูปคำสั่ง' }).click();
  await page.locator('.mine .photo img').waitFor();
  await page.locator('.mine').hover();
  await page.getByRole('button', { name: 'ตัวเลือกของข้อความนี้' }).click();
  await page.getByRole('button', { name: 'ยกเลิกข้อความ', exact: true }).click();
  await page.getByText('ยกเลิกข้อความแล้ว').waitFor();
  await simulator.idle();
  expect(eventsOf(app.received)).toMatchObject([
    { type: 'message', message: { type: 'image' } },
    { type: 'unsend' },
  ]);
});

test('a fault set on the simulator’s panel reaches the app and is shown in the log', async () => {
  const { simulator } = await connected();
  const { page } = await openPage(simulator);
  await page.getByRole('button', { name: 'รับแล้วล้ม (500)' }).click();
  await page.getByText('เปิดอยู่ 1 อย่าง กดซ้ำเพื่อปิด').waitFor();
  expect((await push(simulator, { type: 'text', text: 'สรุปเช้า' })).status).toBe(500);
  await page.getByRole('button', { name: 'POST push' }).click();
  await page.locator('.more dt', { hasText: 'ส่งมา' }).waitFor();
  expect(await page.locator('tr.open .code').textContent()).toBe('500 รับแล้วล้ม');
});

test.each([1440, 768, 390])(
  'the simulator’s page is clean for axe and fits at %i px',
  async (width) => {
    const { simulator } = await connected();
    await push(simulator, card('ต้องส่งอำเภอ 3 เรื่อง'));
    const { page } = await openPage(simulator, { width });
    await page.locator('.fx-bubble').waitFor();
    expect(await graveViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  },
);

test('the simulator’s phone says that the system is starting until people exist, then opens without a reload', async () => {
  const simulator = await startEmptySimulator({ appUrl: 'http://localhost:9' });
  const { page } = await openPage(simulator, { path: '' });
  await page.getByText('กำลังเริ่มระบบ ศอช. ประสาน').waitFor();
  await call(simulator, '/_sim/personas', {
    body: [{ lineUserId: daw, name: 'นางสาวดาว ทดลอง', role: 'officer' }],
  });
  await page.locator('.welcome').waitFor();
  expect(await page.locator('.people a[aria-current]').textContent()).toBe('นางสาวดาว ทดลอง');
});

test('the simulator lists the demo’s named people first, and logs the menu calls of a start as one row', async () => {
  const app = await startApp();
  const simulator = await startEmptySimulator();
  simulator.connect({ appUrl: app.url });
  const body = Array.from({ length: 112 }, (_one, index) => ({
    lineUserId: `U${String(index).padStart(32, '0')}`,
    name: index === 111 ? 'นางสาวดาว ทดลอง' : 'นายสมชาย สมมุติ',
    role: 'officer',
    title: `พัฒนากร อ.ที่ ${index}`,
    featured: index === 111,
  }));
  await call(simulator, '/_sim/personas', { body });
  for (const { lineUserId } of body.slice(0, 20)) {
    await call(simulator, '/v2/bot/richmenu/alias/prasan-home');
    await call(simulator, `/v2/bot/user/${lineUserId}/richmenu`, { method: 'DELETE' });
  }
  const { page } = await openPage(simulator, { path: '', width: 1280 });
  const first = page.locator('.personas li a').first();
  await first.waitFor();
  expect(await first.textContent()).toContain('นางสาวดาว ทดลอง');
  await page.locator('.personas .hint summary').click();
  expect(await page.locator('.personas .hint li:visible').count()).toBe(4);
  await page.locator('.log tbody tr').first().waitFor();
  expect(await page.locator('.log tbody tr', { hasText: /richmenu|alias|ตั้งเมนู/ }).count()).toBe(1);
  expect(await page.locator('.log tbody .subject').allTextContents()).toContain('เรียก 40 ครั้ง');
});

test('the simulator shows the places of two people who have the same name', async () => {
  const simulator = await startEmptySimulator({ appUrl: 'http://localhost:9' });
  const body = [
    { lineUserId: daw, name: 'นายสมชาย สมมุติ', role: 'officer', title: 'พัฒนากร อ.เทิง' },
    { lineUserId: mek, name: 'นายสมชาย สมมุติ', role: 'officer', title: 'พัฒนากร อ.พาน' },
  ];
  await call(simulator, '/_sim/personas', { body });
  const { page } = await openPage(simulator, { width: 390 });
  const head = page.locator('.chat-head');
  await head.getByText('นายสมชาย สมมุติ · พัฒนากร อ.เทิง').waitFor();
  await page.getByRole('button', { name: 'กลับไปเลือกคน' }).click();
  await page.locator('.people a', { hasText: 'อ.พาน' }).click();
  await head.getByText('นายสมชาย สมมุติ · พัฒนากร อ.พาน').waitFor();
  expect(await page.locator('.people a').allTextContents()).toEqual([
    'นายสมชาย สมมุติพัฒนากร อ.เทิง',
    'นายสมชาย สมมุติพัฒนากร อ.พาน',
  ]);
});

test('starting over in the simulator shows progress until the app has answered', async () => {
  const simulator = await startEmptySimulator();
  const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
  const { page } = await openPage(simulator, { path: '' });
  await page.route('**/_sim/reset', async (route) => {
    await answered;
    await route.fulfill({ json: {} });
  });
  const again = page.locator('.again');
  await again.click();
  await page.getByRole('button', { name: 'เริ่มใหม่', exact: true }).click();
  await page.getByRole('button', { name: 'กำลังเริ่มใหม่ รอสักครู่…' }).waitFor();
  expect(await again.isDisabled()).toBe(true);
  answer(undefined);
  await page.locator('.toast', { hasText: 'เริ่มข้อมูลสาธิตใหม่แล้ว' }).waitFor();
  expect(await again.isEnabled()).toBe(true);
});

test('a plan of LINE limits the messages, and a script of faults ends by itself', async () => {
  const simulator = await startSimulator();
  const { page, complaints } = await openPage(simulator, { width: 1280 });
  const plan = page.getByRole('button', { name: 'ฟรี 300' });
  await plan.click();
  await page.locator('[data-plan="300"][aria-pressed="true"]').waitFor();
  expect(await (await fetch(`${simulator.origin}/_sim/state`)).json()).toMatchObject({
    status: { quota: { value: 300 } },
  });
  await page.getByRole('button', { name: 'LINE ล่มแล้วกลับมา' }).click();
  await page.getByText('เริ่มชุด “LINE ล่มแล้วกลับมา” แล้ว').waitFor();
  const statuses: number[] = [];
  for (let turn = 0; turn < 8; turn += 1)
    statuses.push(
      (
        await call(simulator, '/v2/bot/message/push', {
          body: { to: daw, messages: [{ type: 'text', text: `ครั้งที่ ${turn}` }] },
        })
      ).status,
    );
  expect(statuses).toEqual([500, 500, 500, 500, 500, 500, 200, 200]);
  expect(await graveViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

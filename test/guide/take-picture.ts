import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openPhone } from '../support/browser/line-browser.ts';
import type { RunningApp } from '../support/running-app.ts';
import { settled } from '../support/wait-for-idle.ts';
import { chat } from './pictures.ts';
import type { Picture } from './pictures.ts';

const phone = { width: 390, height: 844, scale: 1.5 };
const desk = { width: 1280, height: 800, scale: 1.25 };
const quality = 78;

interface World {
  browser: Browser;
  running: RunningApp;
}

/** The picture as WebP. The same world gives the same bytes. */
export async function takePicture({ browser, running }: World, picture: Picture): Promise<Buffer> {
  const shot =
    picture.path === chat
      ? await chatShot({ browser, running }, picture)
      : await screenShot({ browser, running }, picture);
  return sharp(shot).webp({ quality, effort: 6 }).toBuffer();
}

async function screenShot({ browser, running }: World, picture: Picture): Promise<Buffer> {
  const size = picture.isWide ? desk : phone;
  const person = running.person(picture.person);
  const { page, close } = await openPhone({ browser, running, person, ...size });
  try {
    await page.goto(running.url + (await addressOf(running, picture.path)));
    await page.locator('h1').first().waitFor();
    await settled(page);
    if (picture.press) {
      await page.getByRole('button', { name: picture.press, exact: true }).click();
      await settled(page);
    }
    return await still(page);
  } finally {
    await close();
  }
}

/** The chat of this person in the simulator's phone, after the morning's message. */
async function chatShot({ browser, running }: World, picture: Picture): Promise<Buffer> {
  await running.settle();
  const { lineUserId } = running.person(picture.person);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 760 },
    deviceScaleFactor: phone.scale,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.goto(`${running.simulator.origin}/#${lineUserId}`);
    const handset = page.locator('#phone');
    // The round corners would show what is behind the phone.
    await page.evaluate("document.querySelector('#phone').style.borderRadius = '0'");
    await handset.getByRole('button', { name: 'รับทราบ' }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    return await handset.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
  }
}

function still(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/** `:grading งิ้ว` in an address becomes the id of that duty in อำเภอเทิง. */
async function addressOf(running: RunningApp, path: string): Promise<string> {
  const [, obligation, tambon] = /:([a-z-]+) ([^/?]+)/.exec(path) ?? [];
  if (!obligation || !tambon) return path;
  const found = await running.db.stores.duties.find({ obligation, districtName: 'เทิง', round: 1 });
  const duty = found.find(({ centreName }) => centreName === `ศอช.ต.${tambon}`);
  if (!duty) throw new Error(`no ${obligation} of ${tambon}`);
  return path.replace(/:[^/?]+/, duty.id);
}

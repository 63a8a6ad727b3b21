import type { BrowserContext, Locator, Page } from 'playwright-core';
import { settled } from '../wait-for-idle.ts';

/**
 * Reads, previews and the sign-in are passed on. A change is answered with 503, so that pressing a button
 * changes nothing.
 */
export async function refuseChanges(context: BrowserContext): Promise<void> {
  await context.route('**/api/**', (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const isRead = request.method() === 'GET' || /\/(preview|session|read)$/.test(pathname);
    return isRead
      ? route.continue()
      : route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
  });
}

interface Visits {
  /** Names of buttons pressed and titles of dialogs seen, on any screen. */
  seen: Set<string>;
  /** Called with each dialog when it is first opened. */
  visit: (title: string) => Promise<void>;
}

/** Presses every button of the screen, and of the dialogs it opens, and visits each dialog once. */
export async function visitDialogs(page: Page, { seen, visit }: Visits): Promise<void> {
  const address = page.url();
  const screen = new URL(address).pathname.replace(/[^/]*\d[^/]*/g, '#');
  const body = page.locator('body');
  for (const name of await buttonNames(body)) {
    if (!isNew(seen, screen, name)) continue;
    // Each option of a menu opens one of its dialogs.
    for (let more = true; more && (await press(body, name));) {
      more = await visitOpen(page, { seen, visit });
      await closeDialogs(page);
      if (page.url() !== address) await page.goto(address);
      await settled(page);
    }
  }
}

/** Visits the open dialog. Returns true when it closed before all of its buttons were pressed. */
async function visitOpen(page: Page, { seen, visit }: Visits): Promise<boolean> {
  // The code of some dialogs is loaded when their button is pressed.
  await settled(page);
  const dialog = page.locator('dialog[open]').last();
  if ((await dialog.count()) === 0) return false;
  const title = await titleOf(dialog);
  if (isNew(seen, 'dialog', title)) await visit(title);
  const names = await buttonNames(dialog);
  for (const name of names) {
    if (name === 'ปิด' || !isNew(seen, title, name)) continue;
    await press(dialog, name);
    await settled(page);
    if ((await titleOf(dialog)) === title) continue;
    await visitOpen(page, { seen, visit });
    return names.some((other) => other !== 'ปิด' && !seen.has(keyOf(title, other)));
  }
  return false;
}

async function closeDialogs(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  for (let tries = 0; tries < 3 && (await dialog.count()) > 0; tries += 1)
    await page.keyboard.press('Escape');
}

/** The title of the open dialog. Empty when none is open. */
async function titleOf(dialog: Locator): Promise<string> {
  if ((await dialog.count()) === 0) return '';
  const label = await dialog.getAttribute('aria-label');
  return label ?? (await dialog.locator('h2').first().innerText()).trim();
}

/** A button of the same name for another person, place or day is not pressed again. */
function isNew(seen: Set<string>, ...parts: string[]): boolean {
  const key = keyOf(...parts);
  const isFirst = !seen.has(key);
  seen.add(key);
  return isFirst;
}

function keyOf(...parts: string[]): string {
  return parts
    .map((name) => name.replace(/\d+/g, '#').replace(/(?:นาย|นาง|นางสาว|ศอช\.|[ตอ]\.)\S+.*/g, '…'))
    .join(' › ');
}

async function buttonNames(within: Locator): Promise<string[]> {
  const buttons = await within.locator('button:visible:enabled').all();
  const names = await Promise.all(
    buttons.map(
      async (button) =>
        (await button.getAttribute('aria-label')) ?? (await button.innerText()).trim(),
    ),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

async function press(within: Locator, name: string): Promise<boolean> {
  const button = within.getByRole('button', { name, exact: true }).first();
  if ((await button.count()) === 0) return false;
  await button.click({ timeout: 5_000 }).catch(() => undefined);
  return true;
}

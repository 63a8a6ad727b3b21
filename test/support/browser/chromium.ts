import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import * as z from 'zod/mini';
import { defaultCacheDir } from '#demo/mongod/mongod-binary.ts';

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packageName = '@sparticuz/chromium';

/** In containers a browser has no sandbox, little shared memory and no graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-webgl',
  '--font-render-hinting=none',
];

/** Outside the Vitest project `browser`, pass the result of `findChromium`. */
export function launchBrowser(executablePath?: string): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? inject('chromiumPath'), args: flags });
}

let shared: Promise<Browser> | null = null;

/**
 * The browser of this worker, for test files of the Vitest project `browser`. Its pages are closed after
 * the file.
 */
export async function testBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

export async function findChromium(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  return installed() ?? (await unpacked());
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => installedNames.map((name) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

/**
 * The package unpacks into the temporary folder without a lock, so we unpack elsewhere and rename the
 * result.
 */
async function unpacked(): Promise<string> {
  const cache = defaultCacheDir(process.env);
  const home = join(cache, `chromium-${packageVersion()}`);
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const workshop = mkdtempSync(join(cache, '.chromium-'));
    await unpackInto(workshop);
    moveOnce(workshop, home);
  }
  return join(home, 'chromium');
}

async function unpackInto(workshop: string): Promise<void> {
  const code = `import c from '${packageName}'; c.setGraphicsMode = false; await c.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: workshop },
  });
}

/** Another run may have unpacked first. Its copy is the same. */
function moveOnce(workshop: string, home: string): void {
  try {
    renameSync(workshop, home);
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(packageName);
  const manifest: unknown = require(join(dirname(entry), '..', 'package.json'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { FormId } from '#domain/forms/index.ts';
import { startRunningApp } from '../running-app.ts';
import type { RunningApp } from '../running-app.ts';
import { closePages, testBrowser } from './chromium.ts';
import { june, openableForms } from './open-forms.ts';
import type { Openable } from './open-forms.ts';

interface FormWorld {
  browser: Browser;
  running: RunningApp;
  forms: Record<FormId, Openable>;
}

/** A browser, the app in June and an unbegun duty of each form, shared by all tests of a file. */
export function useFormWorld(): () => FormWorld {
  let world: FormWorld | null = null;
  beforeAll(async () => {
    const [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
    world = { browser, running, forms: await openableForms(running) };
  });
  afterAll(async () => {
    if (!world) return;
    await closePages(world.browser);
    await world.running.close();
  });
  return () => {
    if (!world) throw new Error('the app is not started yet');
    return world;
  };
}

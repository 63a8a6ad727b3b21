import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
  }
}

/** Unpacked once for the whole run: two test files doing it at once would read half a browser. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromiumPath', await findChromium());
}

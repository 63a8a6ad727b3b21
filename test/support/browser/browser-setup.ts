import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
  }
}

/** Unpacked once for the whole run: two test files in parallel would read an incomplete browser. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromiumPath', await findChromium());
}

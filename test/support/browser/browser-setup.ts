import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
  }
}

/**
 * The browser is unpacked once for the whole run. Two test files in parallel would read an incomplete one.
 */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromiumPath', await findChromium());
}

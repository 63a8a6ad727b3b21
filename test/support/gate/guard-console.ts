import { afterAll, afterEach, expect } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const output: string[] = [];

/** Unexpected output is a defect: the code is noisy or the test missed a case. */
for (const method of methods) {
  console[method] = (...values: unknown[]) => {
    output.push(`console.${method}: ${values.map(String).join(' ')}`);
  };
}

function expectSilence(): void {
  expect(output.splice(0), 'unexpected console output').toEqual([]);
}

afterEach(expectSilence);
afterAll(expectSilence);

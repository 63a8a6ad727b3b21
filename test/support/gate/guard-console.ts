import { afterAll, afterEach, expect } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const output: string[] = [];

/** Unexpected output is a defect: either the code logs too much, or the test did not expect a case. */
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

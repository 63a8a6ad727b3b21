import { defineConfig } from 'vitest/config';

const guards = ['./test/support/gate/guard-console.ts', './test/support/gate/guard-network.ts'];
const mongo = './test/support/mongo-setup.ts';
const browser = './test/support/browser/browser-setup.ts';
const pure = ['test/domain/**/*.test.ts', 'test/architecture.test.ts'];
const endToEnd = ['test/e2e/**/*.test.ts'];

/**
 * Ends a test that hangs. It is long, because machines differ in speed by a factor of five, and a
 * slow machine is not a failure.
 */
const testTimeout = 240_000;

const pollTimeout = 30_000;

/** Two workers run the fast tests first, then those with a database, then those with a browser. */
export default defineConfig({
  test: {
    reporters: ['./test/support/gate/plain-reporter.ts'],
    setupFiles: guards,
    maxWorkers: 2,
    allowOnly: false,
    restoreMocks: true,
    // How long a poll waits for another process or a browser. One second would be too short on a slow
    // machine.
    expect: { poll: { timeout: pollTimeout } },
    coverage: { provider: 'v8', include: ['domain/**', 'models/**', 'use-cases/**', 'bot/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          testTimeout,
          hookTimeout: testTimeout,
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...endToEnd, 'test/bench/**'],
          globalSetup: [mongo],
          testTimeout,
          hookTimeout: testTimeout,
          // Files share modules, because loading mongoose and express for each file took a quarter of
          // the processor time.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: endToEnd,
          globalSetup: [mongo, browser],
          testTimeout,
          hookTimeout: testTimeout,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

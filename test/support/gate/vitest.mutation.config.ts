import { defineConfig } from 'vitest/config';

/** Runs only the pure tests, because a mutant must be tested in milliseconds and without a database. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });

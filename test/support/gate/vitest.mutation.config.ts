import { defineConfig } from 'vitest/config';

/** Only the pure tests: a mutant must be tested in milliseconds, without a database. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });

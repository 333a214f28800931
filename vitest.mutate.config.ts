import { defineConfig } from 'vitest/config';

/** The tests of what `stryker.config.mjs` mutates. */
export default defineConfig({
  test: {
    include: [
      '__tests__/pipeline/{judge,waive,conditions,agree,freshness,take-over,merge}.test.ts',
      '__tests__/engines/sign-off/*.test.ts',
    ],
    pool: 'threads',
    testTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // On two cores the runner would use one of them.
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx,mjs}'], exclude: ['test/e2e/**'], testTimeout: 20_000, maxWorkers: 2 },
      },
      // Run by `npm run bench` alone: it prints timings and asserts nothing.
      { extends: true, test: { name: 'bench', include: ['test/bench/**/*.bench.ts'], fileParallelism: false, testTimeout: 3_600_000 } },
      // Run by `npm run soak` alone: it takes long, prints figures and fails when one of them is not what was promised.
      { extends: true, test: { name: 'soak', include: ['test/soak/**/*.soak.ts'], fileParallelism: false, testTimeout: 14_400_000 } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // One window at a time: several would fight for the two cores and for the focus.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ['scripts/launch/vitest-setup.mjs'],
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { lacksDisplay } from './scripts/launch/display.mjs';
import { LongFilesFirst } from './test/support/long-files-first.ts';

const programs = 'test/support/build-programs.ts';
const otherPrograms = 'scripts/launch/vitest-programs.mjs';

export default defineConfig({
  test: {
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx,mjs}'],
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          // On two cores the runner would use one of them.
          maxWorkers: 2,
          // Two processes for all files, which load the service once each: what a test changes beyond its own folder, it takes back.
          isolate: false,
          globalSetup: ['test/support/temporary-folder.ts', otherPrograms, programs],
        },
      },
      // Run by `npm run bench` alone: it prints timings and asserts nothing.
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['test/bench/**/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          globalSetup: [programs],
        },
      },
      // Run by `npm run soak` alone: it takes long, prints figures and fails when one of them is not what was promised.
      {
        extends: true,
        test: {
          name: 'soak',
          include: ['test/soak/**/*.soak.ts'],
          fileParallelism: false,
          testTimeout: 14_400_000,
          globalSetup: [programs],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Where time is short, as in continuous integration, long walks are left to `npm test`.
          exclude:
            process.env['TOUCHSTONE_WALKS'] === 'short'
              ? [
                  'calibration-two-sites',
                  'completions',
                  'exchange-two-sites',
                  'files-out',
                  'framework-files',
                  'imports-refused',
                  'moves',
                  'people-records',
                  'revision-life',
                ].map((walk) => `test/e2e/${walk}.test.ts`)
              : [],
          // Each process has a virtual display of its own, and two of them fill two cores; on one's own screen windows would fight for the focus.
          maxWorkers: lacksDisplay() ? 2 : 1,
          setupFiles: ['scripts/launch/vitest-display.mjs'],
          // Two processes, which load what drives a window once each.
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Two windows on two cores: what is typed or drawn may take longer than the second that polling waits by itself.
          expect: { poll: { timeout: 60_000 } },
          globalSetup: ['test/support/temporary-folder.ts', otherPrograms, 'scripts/launch/vitest-setup.mjs'],
        },
      },
    ],
  },
});

import { parseArgs } from 'node:util';
import { bringBuild } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { projectNode } from './launch/project-node.mjs';
import { runToEnd } from './launch/run-to-end.mjs';
import { runScript } from './launch/script.mjs';
import { inProject, projectRoot } from './project.mjs';
import { electronRuntime } from './runtime/electron-runtime.mjs';
import { bringSystemPackages, packagesToRun } from './system-packages.mjs';

// Prints ratios measured side by side in one run, with their targets: `npm run bench`, its small form `npm run bench -- --quick`,
// a part of it by file name `npm run bench -- signing`, and growing sites `npm run bench -- growth --people 240,1000,10000`.
await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, people: { type: 'string', default: '240,1000' } },
  });
  bringSystemPackages(packagesToRun());
  await electronRuntime();
  await bringBuild();
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  // Growth has no target and takes minutes: the small form leaves it out.
  const files =
    positionals.length > 0 || !values.quick
      ? positionals
      : ['storage', 'signing', 'unlock', 'verify', 'shell', 'framework-exchange', 'intake'];
  return withDisplay(() =>
    runToEnd(projectNode(), [vitest, 'run', '--project', 'bench', ...files, '--disable-console-intercept'], {
      cwd: projectRoot,
      env: { ...process.env, TOUCHSTONE_BENCH_PEOPLE: values.people, TOUCHSTONE_BENCH_QUICK: values.quick ? '1' : '0' },
    }),
  );
});

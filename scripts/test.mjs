import fs from 'node:fs';
import path from 'node:path';
import { failedStaticChecks } from './checks/static-checks.mjs';
import { oneFailure, summaryLine, total } from './checks/tally.mjs';
import { resultsFolder, runTests, runTestsOffline } from './checks/vitest-run.mjs';
import { bringBuild } from './launch/build.mjs';
import { runScript } from './launch/script.mjs';
import { electronRuntime } from './runtime/electron-runtime.mjs';
import { tell } from './runtime/progress.mjs';
import { bringSystemPackages, packagesToRun } from './system-packages.mjs';

// Only a run that hangs meets these: a busy machine takes twice as long as a quiet one.
const UNIT_LIMIT_MS = 1_500_000;
const E2E_LIMIT_MS = 1_500_000;

// Everything that is tested. Whatever fails, the rest still runs, and the last line adds up all of it.
await runScript(async () => {
  const summary = path.join(resultsFolder, 'summary.txt');
  fs.rmSync(summary, { force: true });
  fs.mkdirSync(resultsFolder, { recursive: true });
  const counts = [
    await counted('static checks', async () => total((await failedStaticChecks()).map(() => oneFailure))),
    await counted('unit tests', () => runTests('unit', UNIT_LIMIT_MS)),
    await counted('end-to-end tests', async () => {
      bringSystemPackages(packagesToRun());
      await electronRuntime();
      await bringBuild();
      return runTestsOffline('e2e', E2E_LIMIT_MS);
    }),
  ];
  const all = total(counts);
  fs.writeFileSync(summary, `${summaryLine(all)}\n`);
  console.log(summaryLine(all));
  return all.failed === 0 ? 0 : 1;
});

/** What a step counted; one failure when it could not be done at all. */
async function counted(name, step) {
  try {
    return await step();
  } catch (error) {
    tell(`the ${name} could not be run: ${error.message}`);
    return oneFailure;
  }
}

import { failedStaticChecks } from './checks/static-checks.mjs';
import { summaryLine } from './checks/tally.mjs';
import { runTests } from './checks/vitest-run.mjs';
import { runScript } from './launch/script.mjs';
import { tell } from './runtime/progress.mjs';

// Only a run that hangs meets it.
const UNIT_LIMIT_MS = 1_500_000;

// What is green before a review: format, lint, types and unit tests, without a window.
await runScript(async () => {
  const failed = await failedStaticChecks();
  const unit = await runTests('unit', UNIT_LIMIT_MS);
  tell(`unit tests: ${summaryLine(unit)}`);
  if (unit.failed > 0) failed.push('unit tests');
  tell(failed.length === 0 ? 'all checks are green' : `not green: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});

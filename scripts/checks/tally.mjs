const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** What stands for anything that failed without being a test: a check, a build, a runner that could not start. */
export const oneFailure = { ...NOTHING, failed: 1 };

/** What stands for a check without tests that was made and held, and for one that could not be made here. */
export const onePass = { ...NOTHING, passed: 1 };
export const oneSkip = { ...NOTHING, skipped: 1 };

/**
 * Counts one run of a test runner from its JSON report (null when it left none) and its exit code.
 * A file that could not be loaded is one failure; so is a run without any test, and one that fails with no failed test to show.
 */
export function countRun({ report, exitCode }) {
  if (report === null) return oneFailure;
  const counts = total(report.testResults.map(countFile));
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0;
  const hidesFailure = counts.failed === 0 && (exitCode !== 0 || isEmpty);
  return hidesFailure ? { ...counts, failed: 1 } : counts;
}

/** The sum of several counts. */
export function total(counts) {
  return counts.reduce(
    (sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed, skipped: sum.skipped + count.skipped }),
    NOTHING,
  );
}

/** The one line that a test run ends with. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function countFile({ status, assertionResults }) {
  const withStatus = (wanted) => assertionResults.filter((test) => test.status === wanted).length;
  const passed = withStatus('passed');
  const failed = withStatus('failed');
  const couldNotLoad = status === 'failed' && failed === 0;
  return { passed, failed: couldNotLoad ? 1 : failed, skipped: assertionResults.length - passed - failed };
}

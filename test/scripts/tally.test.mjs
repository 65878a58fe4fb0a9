import { describe, expect, test } from 'vitest';
import { countRun, oneFailure, summaryLine, total } from '../../scripts/checks/tally.mjs';

const file = (...statuses) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const run = (exitCode, ...testResults) => countRun({ exitCode, report: { testResults } });

describe('a run of tests is counted truthfully', () => {
  test('passed, failed and skipped tests are counted apart', () => {
    const counts = run(1, file('passed', 'passed', 'skipped'), file('failed', 'passed', 'todo', 'pending'));
    expect(counts).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  test('a file that could not be loaded is a failure, though no test in it failed', () => {
    expect(run(1, file('passed'), { status: 'failed', assertionResults: [] })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a runner that left no report is a failure, whatever its exit code', () => {
    expect(countRun({ report: null, exitCode: 0 })).toEqual(oneFailure);
    expect(countRun({ report: null, exitCode: 139 })).toEqual(oneFailure);
  });

  test('a run without any test is a failure', () => {
    expect(run(0)).toEqual(oneFailure);
  });

  test('a runner that ends with an error after passing tests is a failure', () => {
    expect(run(1, file('passed'))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a failed test is not counted again for the exit code that it causes', () => {
    expect(run(1, file('failed'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the last line', () => {
  test('adds up all runners', () => {
    const all = total([oneFailure, run(0, file('passed', 'passed')), run(1, file('failed', 'passed'))]);
    expect(summaryLine(all)).toBe('3 passed, 2 failed');
  });

  test('names skipped tests only when there are some', () => {
    expect(summaryLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
    expect(summaryLine({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
  });
});
